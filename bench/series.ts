import type { Watched } from '../__tests__/live/watched';
import type { Rendered } from '../__tests__/trees';
import { infrastructureMetrics } from '../constructs/components/collectors/infrastructure/infrastructure';
import type { Environment } from '../constructs/config/schema';
import { build } from '../constructs/render';
import { storedNames, usedIn } from '../constructs/watch/metric';
import { catalogue, wordsAsked } from '../constructs/wiring/catalogue';

/** Seconds that are measured: intervals, and several. */
export const MEASURED = 180;

/** A series that had samples while it was measured, and how many. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: number;
  /** Whether it would be stored where only what is asked for is. */
  readonly used: boolean;
}

type Labels = Series['labels'];

/** A part of what a job tells. */
interface Told {
  readonly job: string;
  /** Name of the thing that is told of; none, if it is another part. */
  readonly of: (labels: Labels) => string | undefined;
}

const instance = ({ instance = '' }: Labels) => instance;
const pod = ({ namespace, pod }: Labels) => pod && `${namespace} ${pod}`;
/** A table as its indexes name it, without a schema. */
const table = ({ instance, postgresql_table_name: name }: Labels) =>
  name && `${instance} ${name.replace(/^.*[.]/, '')}`;
const queue = ({ instance, rabbitmq_queue_name: name }: Labels) => name && `${instance} ${name}`;
const without = (part: Told['of']) => (labels: Labels) => (part(labels) === undefined ? instance(labels) : undefined);

/** By what there may be one more of, what it tells or is told of it. Everything else there is once. */
const SCALES: Readonly<Record<string, readonly Told[]>> = {
  'a node': [
    { job: 'host-metrics', of: instance },
    { job: 'node-exporter', of: instance },
    { job: 'daemon-collector', of: instance },
    { job: 'kubelet-stats', of: without(pod) },
    { job: 'kube-state-metrics', of: (labels) => (pod(labels) === undefined ? labels.node : undefined) },
  ],
  'a pod': [
    // What it says of itself has its pod as `instance`.
    { job: 'kube-state-metrics', of: (labels) => (labels.instance === labels.job ? pod(labels) : undefined) },
    // Of one container and one volume, as the stand-in for the kubelet has it.
    { job: 'kubelet-stats', of: pod },
  ],
  'a MariaDB server': [{ job: 'mysql', of: instance }],
  'a PostgreSQL server, its tables aside': [{ job: 'postgresql', of: without(table) }],
  'a table with an index': [{ job: 'postgresql', of: table }],
  'a RabbitMQ server, its queues aside': [{ job: 'rabbitmq', of: without(queue) }],
  'a queue': [{ job: 'rabbitmq', of: queue }],
  'a memcached server': [{ job: 'memcached', of: instance }],
  'an HTTP check': [{ job: 'http-check', of: instance }],
};

/** Values of the label `job` of what servers and APIs tell. */
export const SERVERS = [...infrastructureMetrics.keys()];

/** What Prometheus says of each target, and what its rules compute. */
const SCRAPES = /^(up|scrape_.+)$/;
const RULES = /^ALERTS|:/;

/** Every series with what was measured of it. */
export async function seen(watched: Watched, environment: Environment): Promise<Series[]> {
  const used = storing(environment);
  const query = encodeURIComponent(`{__name__=~".+"}[${MEASURED}s]`);
  const { result }: Rendered = await watched.ask(`query?query=${query}`);
  return result.map(({ metric, values }: Rendered) => ({
    labels: metric,
    samples: values.length,
    used: used(metric),
  }));
}

/** Whether a series is stored where only what is asked for is. */
function storing(environment: Environment): (labels: Labels) => boolean {
  const stack = build(environment);
  const words = wordsAsked(stack);
  const known = catalogue(stack).map(({ metric }) => metric);
  const asks = new Set(
    known
      .filter((metric) => usedIn(words, metric))
      .flatMap((metric) => storedNames(metric).map((name) => `${metric.source.job} ${name}`)),
  );
  // Stored whole: what nobody knows, and ports of a known program that nobody knows what they tell.
  const filtered = new Set(known.map(({ source }) => source.job).filter((job) => job !== ''));
  const unknown = stack.components
    .flatMap(({ parts }) => parts)
    .flatMap(({ name: job, scrapes }) =>
      scrapes
        .filter(({ signals }) => signals === undefined)
        .map(({ endpoint }) => ({ job, end: `:${endpoint.port.number}` })),
    );
  return ({ job = '', instance = '', __name__: name = '' }) =>
    !filtered.has(job) ||
    asks.has(`${job} ${name}`) ||
    SCRAPES.test(name) ||
    RULES.test(name) ||
    unknown.some((one) => one.job === job && instance.endsWith(one.end));
}

/** How many series and samples a second these are, shared among some things, and how many are stored of what is used. */
export function said(some: readonly Series[], things = 1): string {
  const samples = some.reduce((sum, one) => sum + one.samples, 0) / MEASURED;
  const used = some.filter((one) => one.used).length;
  const [series, stored] = [some.length, used].map((count) => (count / things).toFixed(0));
  return `${series} series, ${(samples / things).toFixed(2)} samples/s; "used" stores ${stored} of them`;
}

/** What scales, then what there is once. */
export function scales(all: readonly Series[]): void {
  const left = new Set(all);
  for (const [what, told] of Object.entries(SCALES)) {
    for (const { job, of } of told) {
      const some = all.filter(({ labels }) => labels.job === job && of(labels) !== undefined);
      const things = new Set(some.map(({ labels }) => of(labels))).size;
      if (things === 0) throw new Error(`${job} says nothing of ${what}`);
      console.log(`${what}, by ${job}: ${said(some, things)} (average of ${things})`);
      for (const one of some) left.delete(one);
    }
  }
  const by = ({ job, __name__: name = '' }: Labels) => (job === undefined || RULES.test(name) ? 'rules' : job);
  for (const one of [...new Set([...left].map(({ labels }) => by(labels)))].sort())
    console.log(`once, by ${one}: ${said([...left].filter(({ labels }) => by(labels) === one))}`);
}

/** Everything together, and the share of it that nobody asks for. */
export function share(all: readonly Series[]): void {
  const dropped = 1 - all.filter(({ used }) => used).length / all.length;
  console.log(`all that is here: ${said(all)}, and drops ${(dropped * 100).toFixed(1)} %`);
}
