import type { Server } from 'node:net';
import { swapSignals } from '../../constructs/components/collectors/signals/swap';
import { alertSignals } from '../../constructs/components/prometheus/rule-signals';
import { scrapeSignals } from '../../constructs/components/prometheus/scrape-signals';
import { resolveEnvironments } from '../../constructs/config/resolve';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import { build } from '../../constructs/render';
import { type Metric, TRANSPORT_LABELS } from '../../constructs/watch/metric';
import { catalogue } from '../../constructs/wiring/catalogue';
import { incidents } from './incidents';
import { startPlatform } from './platform';
import { until } from './process';
import { declared, recorded, recordedOf } from './recorded';
import { troubles } from './trouble';
import { NAMESPACES, WATCHED, Watched } from './watched';

/*
 * Two replicas of Prometheus, made by the real operator from the monitors of the tree, over the real programs: what they
 * store is what the catalogue says.
 */

/** Everything of the platform that runs here, and queues so short that they can be filled. */
const EVERYTHING: EnvironmentIntent = {
  ...WATCHED,
  platform: { ...WATCHED.platform, controllerManager: true, scheduler: true, kubeProxy: true, coreDns: true },
  prometheus: { outage: '1m' },
  collectors: { ...WATCHED.collectors, daemon: { queue: '1Mi' } },
};

let watched: Watched;
let platform: Server;
beforeAll(async () => {
  watched = await Watched.start(EVERYTHING);
  watched.runs('StatefulSet/alertmanager-genestack');
  watched.runs('Deployment/loki-canary');
  incidents(watched.cluster);
  platform = await startPlatform(watched.cluster);
});
afterAll(async () => {
  platform?.close();
  await watched?.stop();
});

/** The catalogue of the environment, by job: what is said to have been seen; swap is in the test of the transports. */
const seen = new Map<string, Metric[]>();
const [environment] = resolveEnvironments([EVERYTHING]);
for (const { metric } of environment === undefined ? [] : catalogue(build(environment))) {
  if (metric.source.known !== 'seen' || metric.name in swapSignals) continue;
  seen.set(metric.source.job, [...(seen.get(metric.source.job) ?? []), metric]);
}

/** Programs that are not among those of this test: one collector stands for both, and Loki is asked in tests of its own. */
const ELSEWHERE = ['deployment-collector', 'loki'];
const jobs = [...seen.keys()].filter((job) => job !== '' && !ELSEWHERE.includes(job)).sort();

const count = async (query: string, ordinal = 0) => Number((await watched.promql(query, ordinal))[0]?.value[1] ?? 0);

test('every monitor of the tree has found its targets, and every target answers', async () => {
  const expected = [
    'alertmanager',
    'apiserver',
    'cadvisor',
    'coredns',
    'daemon-collector',
    'etcd',
    'kube-controller-manager',
    'kube-proxy',
    'kube-scheduler',
    'kube-state-metrics',
    'kubelet',
    'loki-canary',
    'node-exporter',
  ];
  const up = await until('the targets', async () => {
    const samples = await watched.promql('up == 1');
    const found = [...new Set(samples.map(({ metric }) => metric.job))].sort();
    return [...expected, 'prometheus', 'prometheus-operator'].every((job) => found.includes(job)) ? samples : undefined;
  });
  for (const { metric } of up) {
    expect(metric.cluster).toBe('watched');
    expect(metric.instance).toBeTruthy();
  }
});

test('objects of several namespaces keep their own namespace, pod and service', async () => {
  const namespaces = await until('the objects', async () => {
    const found = await watched.promql('kube_pod_info{pod="web-0"}');
    return found.length === NAMESPACES.length ? found : undefined;
  });
  expect(namespaces.map(({ metric }) => metric.namespace).sort()).toEqual([...NAMESPACES].sort());
  const services = await watched.promql('kube_service_info{service="web"}');
  expect(services.map(({ metric }) => metric.namespace).sort()).toEqual([...NAMESPACES].sort());
  expect(await watched.promql('{job="kube-state-metrics", exported_namespace!=""}')).toEqual([]);
  expect(await watched.promql('{job="kube-state-metrics", exported_pod!=""}')).toEqual([]);
  // What is in no namespace has none, and nothing has those of the program that tells it.
  const [node] = await watched.promql('kube_node_info');
  expect(node?.metric).not.toHaveProperty('namespace');
  expect(node?.metric).not.toHaveProperty('pod');
  expect(await watched.promql('kube_deployment_created{namespace="monitoring", service!=""}')).toEqual([]);
});

test('more than a hundred metrics tell of the objects of Kubernetes', async () => {
  expect(await count('count(count by (__name__) ({job="kube-state-metrics", __name__=~"kube_.+"}))')).toBeGreaterThan(
    100,
  );
});

test('what a script leaves on a node is told of that node', async () => {
  const [left] = await until('the file', async () => {
    const found = await watched.promql('left_by_a_script');
    return found.length > 0 ? found : undefined;
  });
  expect(left?.metric).toMatchObject({ disk: 'sda', job: 'node-exporter', node: 'node-1' });
});

test('no number of the kubelet is told under two names', async () => {
  await until('what the collector has from the kubelet', async () =>
    (await count('count(k8s_volume_available_bytes)')) > 0 ? true : undefined,
  );
  expect(await watched.promql('{__name__=~"kubelet_volume_stats_.+"}')).toEqual([]);
  expect(await watched.promql('count by (__name__) ({job="cadvisor", __name__=~"container_.+"})')).toHaveLength(1);
  expect(await watched.promql('container_cpu_cfs_throttled_seconds_total{namespace="",job="cadvisor"}')).toEqual([]);
  const [memory] = await watched.promql('container_memory_working_set_bytes');
  expect(memory?.metric).toMatchObject({ job: 'kubelet-stats', namespace: 'shop', pod: 'store-0', container: 'main' });
  const [volume] = await watched.promql('k8s_volume_available_bytes');
  expect(volume?.metric).toMatchObject({ persistentvolumeclaim: 'data-store-0', namespace: 'shop', node: 'node-1' });
});

test('nothing arrives twice: no two series of a source differ in nothing but a label of the way to the store', async () => {
  const series: Array<Record<string, string>> = await watched.ask(`series?match[]=${encodeURIComponent('{job!=""}')}`);
  const given = new Set<string>(Object.values(TRANSPORT_LABELS).flat());
  const several = new Map<string, Set<string>>();
  for (const labels of series) {
    // Both replicas, and both ports of kube-state-metrics, tell of themselves what all programs do.
    if (/^(up|scrape_|go_|process_|promhttp_)/.test(labels.__name__ ?? '')) continue;
    const own = Object.entries(labels).filter(
      ([label]) => !given.has(label) || label === 'job' || label === 'instance',
    );
    const key = JSON.stringify(own.sort());
    const other = Object.entries(labels).filter(([label]) => given.has(label));
    several.set(key, (several.get(key) ?? new Set()).add(JSON.stringify(other.sort())));
  }
  // The objects of others are told apart by labels that are theirs.
  const twice = [...several].filter(
    ([key, ways]) => ways.size > 1 && !/kube-state-metrics|kubelet-stats|cadvisor/.test(key),
  );
  expect(twice.map(([key]) => key)).toEqual([]);
  const jobsOf = new Map<string, Set<string>>();
  for (const { __name__ = '', job = '' } of series) jobsOf.set(__name__, (jobsOf.get(__name__) ?? new Set()).add(job));
  const collectors = [...jobsOf].filter(([name]) => /^(system|k8s|container|node|kube)_/.test(name));
  expect(collectors.filter(([, names]) => names.size > 1)).toEqual([]);
});

test('both replicas hold the same series and, over a time that is past, as many samples of each', async () => {
  const names = '{job=~"kube-state-metrics|host-metrics|kubelet-stats|etcd|cadvisor"}';
  const series = async (ordinal: number) =>
    (await watched.promql(`count by (job) (${names})`, ordinal))
      .map(({ metric, value }) => [metric.job, value[1]])
      .sort();
  expect(await series(1)).toEqual(await series(0));
  // Written samples are the same ones at each; scraped ones are each replica's own.
  const written = '{job=~"host-metrics|kubelet-stats"}';
  const begin = await until('samples of some time', async () => {
    const [first] = await watched.promql('min(min_over_time(timestamp(system_cpu_load_average_1m)[5m:1s]))');
    const time = Number(first?.value[1] ?? Number.POSITIVE_INFINITY);
    return Date.now() / 1000 - time > 30 ? Math.ceil(time) : undefined;
  });
  const samples = async (ordinal: number) => {
    const query = encodeURIComponent(`${written}[20s] @ ${begin + 20}`);
    const found: Array<{ metric: object; values: unknown[] }> = (await watched.ask(`query?query=${query}`, ordinal))
      .result;
    return found.map(({ metric, values }) => JSON.stringify([metric, values.length])).sort();
  };
  const first = await samples(0);
  expect(first.length).toBeGreaterThan(100);
  expect(await samples(1)).toEqual(first);
});

test('what is used is asked with no more rights than the tree gives', async () => {
  for (const pod of ['kube-state-metrics', 'daemon-collector', 'prometheus-genestack-0'])
    expect(watched.log(pod)).not.toMatch(/forbidden|unauthorized/i);
});

test('of every scrape, Prometheus writes what the catalogue says', async () => {
  for (const metric of Object.values<Metric>(scrapeSignals)) {
    const [sample] = await watched.promql(metric.where({ job: '="alertmanager"' }));
    const { __name__, ...labels } = sample?.metric ?? {};
    expect(__name__).toBe(metric.name);
    expect(Object.keys(labels).sort()).toEqual(metric.labels);
  }
});

test('of every alert that waits or fires, Prometheus writes what the catalogue says', async () => {
  const told = await until('an alert', async () => {
    const found = await watched.promql('ALERTS');
    return found.length > 0 ? found : undefined;
  });
  for (const { metric } of told) for (const label of alertSignals.ALERTS.labels) expect(metric).toHaveProperty(label);
});

test('a collector that is given what it cannot keep goes on', async () => {
  await watched.prometheus(1).stop('SIGKILL');
  const daemon = watched.pod('daemon-collector');
  await troubles(watched.cluster, daemon);
  await daemon.ready(13_133, '/');
}, 120_000);

// After the troubles: what is lost or refused is told only when it has been.
describe.each(jobs)('of %s', (job) => {
  const metrics = seen.get(job) ?? [];

  test('every metric of the catalogue is in the store, with the type and the labels it is said to have', async () => {
    expect(await recordedOf(watched, metrics)).toEqual(declared(metrics));
  });

  test('no series has a label that is neither its own nor one of the way to the store', async () => {
    const given: readonly string[] = TRANSPORT_LABELS[metrics[0]?.source.transport ?? 'service'];
    const known = new Map(metrics.map((metric) => [metric.name, metric]));
    for (const { name, labels } of await recorded(watched, job, metrics[0]?.source.transport ?? 'service')) {
      for (const label of given) expect(labels).not.toContain(label);
      for (const label of labels) if (known.has(name)) expect(known.get(name)?.labels).toContain(label);
    }
  });
});
