import type { Environment } from '../../../config/schema';
import type { Processor } from '../block';
import { quoted } from './statements';

type Unwanted = Environment['collectors']['dropLogs'][number];

/** What a record is picked by, and what it is there. */
const FIELDS = [
  ['namespace', 'resource.attributes["namespace"]'],
  ['service', 'resource.attributes["service.name"]'],
  ['app', 'resource.attributes["app"]'],
  ['container', 'resource.attributes["container"]'],
  ['logType', 'resource.attributes["log_type"]'],
] as const;

/** A record is unwanted if all that an entry says holds for it. */
function condition(unwanted: Unwanted): string {
  const { below, line } = unwanted;
  return [
    ...FIELDS.flatMap(([name, field]) => {
      const expression = unwanted[name];
      return expression === undefined ? [] : [`IsMatch(${field}, ${quoted(`^(?:${expression})$`)})`];
    }),
    ...(line === undefined ? [] : [`IsMatch(log.body, ${quoted(line)})`]),
    // Nothing is known of a record without a severity.
    ...(below === undefined
      ? []
      : [`log.severity_number > 0 and log.severity_number < SEVERITY_NUMBER_${below.toUpperCase()}`]),
  ].join(' and ');
}

/** Drops what an environment does not want to keep; the collector counts it in `otelcol_processor_filter_logs_filtered`. */
export function dropLogs(unwanted: readonly Unwanted[]): Processor<'filter', 'logs'> | undefined {
  if (unwanted.length === 0) return undefined;
  return {
    kind: 'processor',
    stage: 'filter',
    id: 'filter/unwanted-logs',
    carries: { logs: true },
    config: () => ({ error_mode: 'ignore', logs: { log_record: unwanted.map(condition) } }),
  };
}
