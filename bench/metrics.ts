import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import setup from '../__tests__/live/global-setup';
import type { Pod } from '../__tests__/live/kubelet';
import { WATCHED, Watched } from '../__tests__/live/watched';
import { infrastructureMetrics } from '../constructs/components/collectors/infrastructure/infrastructure';
import { resolveEnvironments } from '../constructs/config/resolve';
import type { Environment, EnvironmentIntent } from '../constructs/config/schema';
import { toBytes } from '../constructs/core/quantity';
import { build } from '../constructs/render';
import { storedNames, usedIn, wordsOf } from '../constructs/watch/metric';
import { asked, catalogue } from '../constructs/wiring/catalogue';
import { environments } from '../main';
import { EACH, infrastructure, QUEUES, startTargets, TABLES } from './targets';

/*
 * What metrics cost, at the default interval: series and samples a second with each node, pod and server there is more;
 * the share of them that nobody asks for, which `prometheus.metrics: 'used'` does not store; and what the deployment
 * collector of a production environment takes for a hundred targets, beside what its manifest asks for. As root on Linux,
 * with Go and the servers that `.ci/run` installs.
 *
 *   npm run bench:metrics
 */

/** Seconds: of the first answers, and of those that are measured. Both are intervals, and several. */
const BEFORE = 60;
const MEASURED = 180;

/** A part of what a job tells. */
interface Told {
  readonly job: string;
  /** Which of it, in PromQL. */
  readonly matching?: string;
  /** Labels by which one of these is told from another. */
  readonly by: string;
}

/** By what there may be one more of, what it tells or is told of it. Everything else there is once. */
const SCALES: Readonly<Record<string, readonly Told[]>> = {
  node: [
    { job: 'host-metrics', by: 'instance' },
    { job: 'node-exporter', by: 'instance' },
    { job: 'daemon-collector', by: 'instance' },
    { job: 'kubelet-stats', matching: 'pod=""', by: 'instance' },
  ],
  pod: [
    { job: 'kube-state-metrics', matching: 'pod!=""', by: 'namespace, pod' },
    { job: 'kubelet-stats', matching: 'pod!=""', by: 'namespace, pod' },
  ],
  'MariaDB server': [{ job: 'mysql', by: 'instance' }],
  'PostgreSQL server': [{ job: 'postgresql', by: 'instance' }],
  'table of PostgreSQL': [
    { job: 'postgresql', matching: 'postgresql_table_name=~"items_.+"', by: 'instance, postgresql_table_name' },
  ],
  'RabbitMQ server': [{ job: 'rabbitmq', by: 'instance' }],
  'queue of RabbitMQ': [{ job: 'rabbitmq', matching: 'rabbitmq_queue_name!=""', by: 'instance, rabbitmq_queue_name' }],
  'memcached server': [{ job: 'memcached', by: 'instance' }],
  'HTTP check': [{ job: 'http-check', by: 'instance' }],
};

const [production] = resolveEnvironments(environments.filter(({ profile }) => profile === 'production'));
if (production === undefined) throw new Error('there is no production environment');
const { resources } = production.collectors.deployment;
const INTENT: EnvironmentIntent = { ...WATCHED, collectors: { deployment: { resources } }, infrastructure };

const TARGETS = 5 * EACH;

/** The value of a query that has one. */
async function number(watched: Watched, query: string): Promise<number> {
  const [sample] = await watched.promql(query);
  return Number(sample?.value[1] ?? 0);
}

const said = (series: number, samples: number) => `${series.toFixed(0)} series, ${samples.toFixed(1)} samples/s`;

/** What one of these has on average of a part of a job. */
async function average(watched: Watched, { job, matching = '', by }: Told) {
  const selector = `{job="${job}", ${matching}}`;
  const things = await number(watched, `count(count by (${by}) (${selector}))`);
  if (things === 0) throw new Error(`nothing is told by ${selector}`);
  const series = await number(watched, `count(${selector})`);
  const samples = await number(watched, `sum(count_over_time(${selector}[${MEASURED}s]))`);
  return { job, things, series: series / things, samples: samples / things / MEASURED };
}

/** Series and samples a second of what scales. */
async function scales(watched: Watched): Promise<void> {
  for (const [what, all] of Object.entries(SCALES)) {
    const parts = await Promise.all(all.map((told) => average(watched, told)));
    const sum = (key: 'series' | 'samples') => parts.reduce((total, part) => total + part[key], 0);
    const details = parts.map(({ job, things, series }) => `${job} ${series.toFixed(0)} (of ${things})`);
    console.log(`a ${what}: ${said(sum('series'), sum('samples'))}: ${details.join(', ')}`);
  }
}

/** Everything together, and how much of it nobody asks for. */
async function share(watched: Watched, environment: Environment): Promise<void> {
  const stack = build(environment);
  const words = wordsOf(asked(stack).map(({ query }) => query));
  const known = catalogue(stack).map(({ metric }) => metric);
  const keptOf = (job: string): ReadonlySet<string> | undefined => {
    const metrics = known.filter(({ source }) => source.job === job);
    // What servers tell, and what nobody knows, is stored whole.
    return metrics.length === 0 || infrastructureMetrics.has(job)
      ? undefined
      : new Set(metrics.filter((metric) => usedIn(words, metric)).flatMap(storedNames));
  };
  const kept = new Map<string, ReturnType<typeof keptOf>>();
  let all = 0;
  let stored = 0;
  for (const { metric, value } of await watched.promql('count by (job, __name__) ({__name__=~".+"})')) {
    const { job = '', __name__: name = '' } = metric;
    if (!kept.has(job)) kept.set(job, keptOf(job));
    const names = kept.get(job);
    all += Number(value[1]);
    // Prometheus itself tells of each target that it was scraped.
    if (names === undefined || names.has(name) || /^(up|scrape_.+)$/.test(name)) stored += Number(value[1]);
  }
  const samples = (await number(watched, `sum(count_over_time({__name__=~".+"}[${MEASURED}s]))`)) / MEASURED;
  console.log(
    `all that is here: ${said(all, samples)}; "used" stores ${stored} series, and drops ${percent(1 - stored / all)}`,
  );
}

const percent = (ratio: number) => `${(ratio * 100).toFixed(1)} %`;

/** Cores of a CPU that Kubernetes writes as `100m`. */
const cores = (text: string) => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text));

/** Watches the collector for some seconds: the cores it takes, and the most memory in MiB that it holds. */
async function watch(collector: Pod, seconds: number): Promise<{ readonly cores: number; readonly memory: number }> {
  const { cpu } = collector;
  const start = Date.now();
  let memory = 0;
  while (Date.now() < start + seconds * 1000) {
    collector.assertAlive();
    memory = Math.max(memory, collector.memory);
    await sleep(250);
  }
  return { cores: (collector.cpu - cpu) / ((Date.now() - start) / 1000), memory };
}

/** What the deployment collector takes. */
async function targets(watched: Watched, before: { memory: number }, taken: { cores: number; memory: number }) {
  const jobs = [...infrastructureMetrics.keys()].join('|');
  const answering = (await number(watched, `sum(up{job=~"${jobs}"})`)) + (await number(watched, 'sum(httpcheck_up)'));
  if (answering !== TARGETS) throw new Error(`only ${answering} of ${TARGETS} targets answer`);
  const written = `{job=~"${jobs}"}`;
  const samples = (await number(watched, `sum(count_over_time(${written}[${MEASURED}s]))`)) / MEASURED;
  const memory = Math.max(before.memory, taken.memory);
  const of = (quantity: string) => (memory / (toBytes(quantity) / 2 ** 20)).toFixed(2);
  console.log(
    `${TARGETS} targets, ${EACH} each of MariaDB, PostgreSQL with ${TABLES} tables, RabbitMQ with ${QUEUES} queues, memcached and HTTPS: ${said(await number(watched, `count(${written})`), samples)}`,
  );
  console.log(
    `the deployment collector takes ${taken.cores.toFixed(3)} cores for them, ${(taken.cores / cores(resources.cpu)).toFixed(2)} of the ${resources.cpu} it asks for, and ${memory.toFixed(0)} MiB at most: ${of(resources.memory)} of the ${resources.memory} it asks for, ${of(resources.memoryLimit)} of its limit of ${resources.memoryLimit}`,
  );
}

async function main(): Promise<void> {
  setup();
  const [environment] = resolveEnvironments([INTENT]);
  if (environment === undefined) throw new Error('there is no environment');
  const watched = await Watched.start(INTENT);
  try {
    const asked = await startTargets(watched);
    try {
      const before = await watch(asked.collector, BEFORE);
      const taken = await watch(asked.collector, MEASURED);
      console.log(`every ${environment.collectors.interval}, on a node with ${cpus().length} CPUs:`);
      await scales(watched);
      await share(watched, environment);
      await targets(watched, before, taken);
    } finally {
      await asked.stop();
    }
  } finally {
    await watched.stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
