import { nameIn, type ValueOf } from '../../watch/links';

/*
 * How Grafana names, in the query of a link, the value that the link starts from. In a provisioning file every `$` is
 * doubled by `escaped`, because Grafana fills in its environment there.
 */

/** At a span: its attributes, those of its resource, and its trace. */
export const ofSpan: ValueOf = (fact) =>
  fact === 'trace' ? '${__trace.traceId}' : `\${__span.tags["${nameIn('traces', fact)}"]}`;

/** At a field of a log record, or a node of a graph: what stands there. */
export const ofField: ValueOf = () => '${__value.raw}';

/** Of a correlation that takes what it needs out of the text of a field: the variable is called as the fact is. */
export const ofText: ValueOf = (fact) => `\${${fact}}`;

/** At a point of a series: its labels. */
export const ofSeries: ValueOf = (fact) => `\${__field.labels.${nameIn('metrics', fact)}}`;

/** A provisioned value as Grafana has to find it, to read it as it is meant. */
export function escaped<Value>(value: Value): Value;
export function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (Array.isArray(value)) return value.map((item) => escaped(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escaped(inner)]));
}
