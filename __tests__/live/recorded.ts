import {
  type Metric,
  type MetricType,
  storedNames,
  TRANSPORT_LABELS,
  type Transport,
} from '../../constructs/watch/metric';
import type { Rendered } from '../trees';
import { until } from './process';

/** A metric as it is in the store. */
export interface Recorded {
  readonly name: string;
  readonly type: MetricType;
  /** Its own labels. */
  readonly labels: readonly string[];
}

/** What every program of a language or library tells, and Prometheus of every scrape. */
export const RUNTIME = /^(up$|scrape_|go_|process_|promhttp_|net_conntrack_)/;

const TYPES: Readonly<Record<string, MetricType>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  summary: 'summary',
};

/** A Prometheus that can be asked over its API. */
export interface Store {
  ask(path: string): Promise<Rendered>;
}

/** What the catalogue says of some metrics, as it would be recorded. */
export function declared(metrics: Iterable<Metric>): Recorded[] {
  return [...new Map([...metrics].map((metric) => [metric.name, metric])).values()]
    .map(({ name, type, ownLabels }) => ({ name, type, labels: [...ownLabels].sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every metric of a job that a Prometheus holds now, with its type and its own labels. */
export async function recorded(store: Store, job: string, transport: Transport): Promise<Recorded[]> {
  const match = encodeURIComponent(`{job="${job}"}`);
  const series: Array<Record<string, string>> = await store.ask(`series?match[]=${match}`);
  const metadata: Array<{ metric: string; type: string }> = await store.ask(
    `targets/metadata?match_target=${match}&limit=100000`,
  );
  const types = new Map(metadata.map(({ metric, type }) => [metric, type]));
  const labelsOf = new Map<string, Set<string>>();
  for (const { __name__ = '', ...labels } of series) {
    const known = labelsOf.get(__name__) ?? new Set<string>();
    for (const label of Object.keys(labels)) known.add(label);
    labelsOf.set(__name__, known);
  }
  const given: readonly string[] = TRANSPORT_LABELS[transport];
  const found: Recorded[] = [];
  const record = (name: string, type: MetricType) => {
    const labels = storedNames({ name, type }).flatMap((stored) => [...(labelsOf.get(stored) ?? [])]);
    const implied = type === 'histogram' ? 'le' : type === 'summary' ? 'quantile' : '';
    const own = new Set(labels.filter((label) => !given.includes(label) && label !== implied));
    found.push({ name, type, labels: [...own].sort() });
    for (const stored of storedNames({ name, type })) labelsOf.delete(stored);
  };
  for (const [name, type] of types) {
    // OpenMetrics names the family of a counter without its end.
    const stored = type === 'counter' && labelsOf.has(`${name}_total`) ? `${name}_total` : name;
    const known = TYPES[type] ?? 'gauge';
    if (storedNames({ name: stored, type: known }).some((one) => labelsOf.has(one))) record(stored, known);
  }
  // What is written by remote write comes without types.
  for (const name of [...labelsOf.keys()].sort()) {
    if (labelsOf.has(name)) record(name, name.endsWith('_total') ? 'counter' : 'gauge');
  }
  return found.filter(({ name }) => !RUNTIME.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is recorded of some metrics of one job, once all of them are or when they have been waited for long enough. */
export async function recordedOf(store: Store, metrics: readonly Metric[], seconds = 60): Promise<Recorded[]> {
  const [{ job, transport } = { job: '', transport: 'service' as const }] = metrics.map(({ source }) => source);
  const names = new Set(metrics.map(({ name }) => name));
  let found: Recorded[] = [];
  await until(
    `the metrics of ${job}`,
    async () => {
      found = (await recorded(store, job, transport)).filter(({ name }) => names.has(name));
      return found.length === names.size ? true : undefined;
    },
    seconds,
  ).catch(() => undefined);
  return found;
}

/** Every metric of a page as a program exposes it, with the labels its samples have. */
export function exposed(page: string): Recorded[] {
  const types = new Map([...page.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name = '', type = '']) => [name, type]));
  const labelsOf = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of page.matchAll(/^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? /gm)) {
    const known = labelsOf.get(name) ?? new Set<string>();
    for (const [, label = ''] of labels.matchAll(/(\w+)="(?!")/g)) known.add(label);
    labelsOf.set(name, known);
  }
  return [...types].map(([name, declared]): Recorded => {
    const type = TYPES[declared] ?? 'gauge';
    const labels = storedNames({ name, type }).flatMap((stored) => [...(labelsOf.get(stored) ?? [])]);
    return { name, type, labels: [...new Set(labels)].filter((label) => !['le', 'quantile'].includes(label)).sort() };
  });
}
