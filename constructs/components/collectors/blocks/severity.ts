import type { Processor } from '../block';
import { SEVERITY_AS_ATTRIBUTE } from './statements';

/** For logs that have nothing else to be said alike. */
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
        statements: [SEVERITY_AS_ATTRIBUTE],
      },
    ],
  }),
};
