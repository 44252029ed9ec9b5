import { Metric, type Signals, unitOf, usedIn } from '../../watch/metric';

/**
 * A metric of a receiver of the collector: how the receiver names it, and what it is. The names that Prometheus has for
 * it follow.
 */
export interface ReceiverMetric {
  /** As the receiver's configuration names it: `mysql.buffer_pool.pages`. */
  readonly name: string;
  /** `counter` only rises; `level` is a sum that may fall; `gauge` cannot be added up. */
  readonly type: 'counter' | 'level' | 'gauge';
  /** As OpenTelemetry writes it (UCUM): `By`, `s`, `1`, `{connections}`. */
  readonly unit: string;
  /** Labels it has in Prometheus besides `job`, `instance` and `cluster`. */
  readonly labels: readonly string[];
}

type Declare = (name: string, unit: string, ...labels: string[]) => ReceiverMetric;

export const counter: Declare = (name, unit, ...labels) => ({ name, type: 'counter', unit, labels });
export const level: Declare = (name, unit, ...labels) => ({ name, type: 'level', unit, labels });
export const gauge: Declare = (name, unit, ...labels) => ({ name, type: 'gauge', unit, labels });

/** How Prometheus spells units out. */
const UNITS: Readonly<Record<string, string>> = {
  By: 'bytes',
  s: 'seconds',
  ms: 'milliseconds',
  ns: 'nanoseconds',
  '%': 'percent',
};

/** The name in Prometheus: words joined by `_`, then the unit unless the name has it, then `total` where it only rises. */
export function prometheusName({ name, type, unit }: ReceiverMetric): string {
  const words = name.split(/[._]/).filter((word) => type !== 'counter' || word !== 'total');
  const [what = '', per] = unit.replace(/\{[^}]*\}/g, '').split('/');
  const suffixes = [
    what === '1' ? '' : (UNITS[what] ?? what),
    ...(per === 's' ? ['per_second'] : []),
    ...(type === 'counter' ? ['total'] : []),
    ...(type === 'gauge' && what === '1' ? ['ratio'] : []),
  ].filter((suffix) => suffix !== '' && !words.includes(suffix));
  return [...words, ...suffixes].join('_');
}

/**
 * The receiver's switches: on for what is wanted, off for what it would emit besides.
 *
 * @param asked words of everything that is asked; without them everything is wanted
 */
export function switches(
  metrics: readonly ReceiverMetric[],
  asked: ReadonlySet<string> | undefined,
  unwanted: readonly string[] = [],
) {
  const isAsked = (metric: ReceiverMetric) =>
    asked === undefined || usedIn(asked, { name: prometheusName(metric), type: typeOf(metric) });
  return Object.fromEntries([
    ...metrics.map((metric) => [metric.name, { enabled: isAsked(metric) }] as const),
    ...unwanted.map((name) => [name, { enabled: false }] as const),
  ]);
}

const typeOf = ({ type }: ReceiverMetric) => (type === 'counter' ? 'counter' : 'gauge');

/** The metrics of a receiver as Prometheus has them, by the names that Prometheus has. */
export function receiverSignals(job: string, metrics: readonly ReceiverMetric[]): Signals {
  const source = { job, transport: 'collector', known: 'seen' } as const;
  return Object.fromEntries(
    metrics.map((metric) => {
      const name = prometheusName(metric);
      return [name, new Metric(name, typeOf(metric), unitOf(name), metric.labels, source)];
    }),
  );
}
