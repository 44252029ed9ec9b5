import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import setup from '../__tests__/live/global-setup';
import type { Pod } from '../__tests__/live/kubelet';
import { WATCHED, Watched } from '../__tests__/live/watched';
import { resolveEnvironments } from '../constructs/config/resolve';
import type { EnvironmentIntent } from '../constructs/config/schema';
import { toBytes } from '../constructs/core/quantity';
import { environments } from '../main';
import { MEASURED, SERVERS, type Series, said, scales, seen, share } from './series';
import { EACH, infrastructure, QUEUES, startTargets, TABLES } from './targets';

/*
 * What metrics cost, at the default interval: series and samples a second with each node, pod and server there is more;
 * the share of them that nobody asks for, which `prometheus.metrics: 'used'` does not store; and what the deployment
 * collector of a production environment takes for a hundred targets, beside what its manifest asks for. As root on Linux,
 * with Go and the servers that `.ci/run` installs.
 *
 *   npm run bench:metrics
 */

/** Seconds of the first answers. */
const BEFORE = 60;

const [production] = resolveEnvironments(environments.filter(({ profile }) => profile === 'production'));
if (production === undefined) throw new Error('there is no production environment');
const { resources } = production.collectors.deployment;
const INTENT: EnvironmentIntent = { ...WATCHED, collectors: { deployment: { resources } }, infrastructure };

const TARGETS = 5 * EACH;

/** The value of a query. */
async function number(watched: Watched, query: string): Promise<number> {
  const [sample] = await watched.promql(query);
  return Number(sample?.value[1] ?? 0);
}

/** Cores of a CPU that Kubernetes writes as `100m`. */
const coresOf = (text: string) => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text));

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
function taken(some: readonly Series[], { cores, memory }: Awaited<ReturnType<typeof watch>>): void {
  const mix = `MariaDB, PostgreSQL with ${TABLES} tables, RabbitMQ with ${QUEUES} queues, memcached and HTTPS`;
  console.log(`${TARGETS} targets, ${EACH} each of ${mix}: ${said(some)}`);
  const { cpu, memory: wanted, memoryLimit } = resources;
  const of = (quantity: string) => (memory / (toBytes(quantity) / 2 ** 20)).toFixed(2);
  console.log(
    [
      `their deployment collector: ${cores.toFixed(3)} cores, ${(cores / coresOf(cpu)).toFixed(2)} of the ${cpu} it asks for`,
      `at most ${memory.toFixed(0)} MiB, ${of(wanted)} of the ${wanted} it asks for and ${of(memoryLimit)} of its limit of ${memoryLimit}`,
    ].join('; '),
  );
}

async function main(): Promise<void> {
  setup();
  const [environment] = resolveEnvironments([INTENT]);
  if (environment === undefined) throw new Error('there is no environment');
  const watched = await Watched.start(INTENT);
  try {
    const targets = await startTargets(watched);
    try {
      const first = await watch(targets.collector, BEFORE);
      const steady = await watch(targets.collector, MEASURED);
      const answering = await number(watched, `sum(up{job=~"${SERVERS.join('|')}"}) + sum(httpcheck_up)`);
      if (answering !== TARGETS) throw new Error(`${answering} of ${TARGETS} targets answer`);
      const all = await seen(watched, environment);
      const isOfServers = ({ labels: { job = '' } }: Series) => SERVERS.includes(job);
      const links = readdirSync('/sys/class/net').length;
      console.log(
        `every ${environment.collectors.interval}, on a node with ${cpus().length} CPUs and ${links} interfaces`,
      );
      scales(all);
      share(all);
      taken(all.filter(isOfServers), { ...steady, memory: Math.max(first.memory, steady.memory) });
    } finally {
      await targets.stop();
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
