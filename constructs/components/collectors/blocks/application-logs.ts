import type { Processor } from '../block';
import { SECRETS } from '../secrets';
import { ATTRIBUTES, VALUE_BYTES } from './limits';
import { quoted } from './statements';

/** Severities by the first number each has in OpenTelemetry, from the highest on. */
const SEVERITIES = { FATAL: 21, ERROR: 17, WARN: 13, INFO: 9, DEBUG: 5, TRACE: 1 };

/**
 * Bounds the size of records that applications send, gives them the severity they are asked by, and masks secrets as in the
 * logs of containers.
 */
export const applicationLogs: Processor<'parse', 'logs'> = {
  kind: 'processor',
  stage: 'parse',
  id: 'transform/application-logs',
  carries: { logs: true },
  config: () => ({
    error_mode: 'ignore',
    log_statements: [
      {
        context: 'log',
        statements: [
          `limit(log.attributes, ${ATTRIBUTES - 1}, [])`,
          `truncate_all(log.attributes, ${VALUE_BYTES})`,
          ...Object.entries(SEVERITIES).map(
            ([name, least]) =>
              `set(log.attributes["severity"], "${name}") where log.severity_number >= ${least} and log.attributes["severity"] == nil`,
          ),
          ...SECRETS.map(
            ({ secret, left }) =>
              `replace_pattern(log.body, ${quoted(secret)}, ${quoted(left)}) where IsString(log.body)`,
          ),
        ],
      },
    ],
  }),
};
