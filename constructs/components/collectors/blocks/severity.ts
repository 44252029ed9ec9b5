import type { Processor } from '../block';

/** The severity as an attribute, by which it is asked for in every log alike: `| severity="ERROR"`. */
export const severityAttribute: Processor<'parse', 'logs'> = {
  kind: 'processor',
  stage: 'parse',
  id: 'transform/severity',
  carries: { logs: true },
  config: () => ({
    error_mode: 'ignore',
    log_statements: [
      {
        context: 'log',
        statements: ['set(log.attributes["severity"], log.severity_text) where log.severity_number != 0'],
      },
    ],
  }),
};
