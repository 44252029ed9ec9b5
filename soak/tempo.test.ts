import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster } from '../__tests__/live/cluster';
import { Pod } from '../__tests__/live/kubelet';
import { BUCKETS, KEYS, ObjectStore, RGW, STORAGE_SECRET } from '../__tests__/live/object-store';
import { program, type Running, until } from '../__tests__/live/process';
import { receivingPrometheus } from '../__tests__/live/prometheus';
import { declared, exposed } from '../__tests__/live/recorded';
import { attributes, deliver, hex } from '../__tests__/live/spans';
import { filled } from '../__tests__/queries';
import { filesOf, type Rendered } from '../__tests__/trees';
import { tempoSignals } from '../constructs/components/tempo/signals';
import { spanSignals } from '../constructs/components/tempo/span-signals';
import type { EnvironmentIntent } from '../constructs/config/schema';
import { renderEnvironments } from '../constructs/render';
import { type Metric, storedNames } from '../constructs/watch/metric';
import { environments } from '../main';

/*
 * Tempo of the production environment in all its parts, behind the rendered daemon: pods of the rendered manifests with the
 * real programs, a real S3 server where the object storage is, and a real Prometheus. Tempo is no Go module, so that the
 * program has to be brought:
 *
 *   PATH=/folder/of/tempo:$PATH npm run soak:tempo
 */

/** What takes minutes in production. */
const SHORT = {
  ingester: { lifecycler: { min_ready_duration: '0s' } },
  metrics_generator: { registry: { collection_interval: '2s' } },
  storage: { trace: { blocklist_poll: '2s' } },
};

const production = environments.find(({ name }) => name === 'production') as EnvironmentIntent;
const files = filesOf(renderEnvironments([{ ...production, tempo: { settings: SHORT } }]));
const objects = files
  .filter(({ component }) => ['namespace', 'tempo', 'daemon-collector'].includes(component))
  .map(({ object }) => object)
  // Their kinds are defined by the operator, which has no part in this.
  .filter(({ apiVersion }) => !apiVersion.startsWith('monitoring.coreos.com/'));

const PROMETHEUS = [0, 1].map((ordinal) => `prometheus-genestack-${ordinal}.prometheus-operated.monitoring.svc`);

const traceId = (number: number) => hex(number + 1, 32);

/** A request of a shop to a till, which asks a database; some fail, some are slow. */
function request(number: number): Rendered {
  const seconds = number % 10 === 0 ? 6 : 0.2;
  const end = BigInt(Date.now()) * 1_000_000n;
  const span = (place: number, kind: number, name: string, more: Rendered = {}) => ({
    traceId: traceId(number),
    spanId: hex(number * 10 + place, 16),
    ...(place === 1 ? {} : { parentSpanId: hex(number * 10 + place - 1, 16) }),
    name,
    kind,
    startTimeUnixNano: String(end - BigInt(Math.round(seconds * 1e9)) + BigInt(place)),
    endTimeUnixNano: String(end - BigInt(place)),
    ...more,
  });
  const failed = number % 7 === 0 ? { status: { code: 2, message: 'refused' } } : {};
  const of = (service: string, ...spans: Rendered[]) => ({
    resource: { attributes: attributes({ 'service.name': service, 'k8s.namespace.name': service }) },
    scopeSpans: [{ spans }],
  });
  const query = {
    ...failed,
    attributes: attributes({ 'db.system': 'mysql', 'db.namespace': 'tills', 'db.name': 'tills' }),
  };
  return {
    resourceSpans: [
      of('shop', span(1, 2, 'GET /buy'), span(2, 3, 'POST /pay')),
      of('till', span(3, 2, 'POST /pay', failed), span(4, 3, 'SELECT tills', query)),
    ],
  };
}

const TRACES = 300;

let cluster: Cluster;
let store: ObjectStore;
let prometheus: Running;
let prometheusUrl: string;
let daemon: Pod;
const parts = new Map<string, Pod[]>();

const pods = () => [...parts.values()].flat();
const frontend = () => parts.get('tempo-query-frontend')?.[0] as Pod;
const ready = (...pods: Pod[]) => Promise.all(pods.map((pod) => pod.ready(3200, '/ready')));

async function ask(path: string): Promise<Rendered> {
  const response = await fetch(`http://${frontend().address}:3200${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text);
}

/** Spans of a trace that is found. */
async function spansOf(number: number): Promise<number> {
  const { trace } = await ask(`/api/v2/traces/${traceId(number)}`);
  return (trace?.resourceSpans ?? []).flatMap(({ scopeSpans }: Rendered) =>
    scopeSpans.flatMap(({ spans }: Rendered) => spans),
  ).length;
}

async function promql(path: string): Promise<Rendered> {
  return ((await (await fetch(`${prometheusUrl}/api/v1/${path}`)).json()) as Rendered).data;
}

const search = (query: string) => {
  const now = Math.floor(Date.now() / 1000);
  return ask(`/api/search?q=${encodeURIComponent(query)}&limit=1000&start=${now - 3600}&end=${now + 60}`);
};

const send = (number: number) => deliver(`http://${daemon.address}:4318/v1/traces`, JSON.stringify(request(number)));

beforeAll(async () => {
  program('tempo');
  cluster = await Cluster.start();
  const { address } = cluster.connectToNode([RGW.host, ...PROMETHEUS]);
  store = await ObjectStore.start(address, RGW.port, BUCKETS.traces, KEYS);
  const [{ object }] = files.filter((file) => file.object.kind === 'Prometheus') as [Rendered];
  prometheusUrl = `http://${address}:9090`;
  prometheus = receivingPrometheus(object.spec, cluster.folder, `${address}:9090`);
  await until('Prometheus', async () => (await fetch(`${prometheusUrl}/-/ready`)).ok || undefined);

  cluster.apply(...objects.filter(({ kind }) => ['Namespace', 'PriorityClass'].includes(kind)));
  cluster.apply(STORAGE_SECRET, ...objects.filter(({ kind }) => !['Namespace', 'PriorityClass'].includes(kind)));
  for (const { kind, metadata, spec } of objects) {
    if (!['Deployment', 'StatefulSet'].includes(kind)) continue;
    const pods = Array.from({ length: spec.replicas }, (_, ordinal) =>
      Pod.start(cluster, `${kind}/${metadata.name}`, {}, ordinal),
    );
    parts.set(metadata.name, pods);
  }
  const [logs, disk] = ['pods', 'disk'].map((name) => join(cluster.folder, name)) as [string, string];
  for (const folder of [logs, disk]) mkdirSync(folder);
  daemon = Pod.start(cluster, 'DaemonSet/daemon-collector', {
    hostFolders: { '/var/log/pods': logs, '/var/lib/genestack-observability/collector': disk },
  });
  await ready(...pods());
  await daemon.ready(13_133, '/');
  for (let number = 0; number < TRACES; number++) await send(number);
}, 300_000);

afterAll(async () => {
  for (const pod of [daemon, ...pods()]) await pod?.stop('SIGKILL');
  await prometheus?.stop('SIGKILL');
  await store?.stop();
  await cluster?.stop();
});

test('every part of Tempo starts with the rendered configuration', () => {
  expect([...parts].map(([name, pods]) => `${name} ${pods.length}`).sort()).toEqual([
    'tempo-compactor 1',
    'tempo-distributor 3',
    'tempo-ingester 3',
    'tempo-metrics-generator 2',
    'tempo-querier 3',
    'tempo-query-frontend 2',
  ]);
});

test('every trace that was sent to the daemon is found whole', async () => {
  for (let number = 0; number < TRACES; number++)
    await until(`trace ${number}`, async () => ((await spansOf(number)) === 4 ? true : undefined));
});

test('every query of a dashboard finds the traces that it is for', async () => {
  const queries = new Set<string>();
  const collect = (value: Rendered): void => {
    if (typeof value !== 'object' || value === null) return;
    if (value.datasource?.type === 'tempo' && typeof value.query === 'string' && value.queryType === 'traceql')
      queries.add(value.query);
    for (const member of Object.values(value)) collect(member);
  };
  for (const { object } of files)
    if (object.metadata.name.startsWith('grafana-dashboard-'))
      for (const text of Object.values<string>(object.data)) collect(JSON.parse(text));
  expect(queries.size).toBeGreaterThanOrEqual(3);
  for (const query of queries) {
    const { traces } = await until(`an answer to ${query}`, async () => {
      const found = await search(filled(query, { service: 'till' }));
      return found.traces?.length > 0 ? found : undefined;
    });
    const expected = query.includes('duration') ? TRACES / 10 : Math.ceil(TRACES / 7);
    expect([query, traces.length]).toEqual([query, expected]);
  }
});

describe('of spans', () => {
  const calls = spanSignals.traces_spanmetrics_calls_total;

  test('Tempo makes every metric of the catalogue, with the labels it is declared with', async () => {
    for (const metric of Object.values<Metric>(spanSignals)) {
      const [name = ''] = storedNames(metric);
      const series: Rendered[] = await until(name, async () => {
        const found = await promql(`series?match[]=${name}`);
        return found.length > 0 ? found : undefined;
      });
      const labels = new Set(series.flatMap((one) => Object.keys(one)));
      expect([name, [...labels].filter((label) => !['__name__', 'le'].includes(label)).sort()]).toEqual([
        name,
        [...metric.labels],
      ]);
    }
  });

  test('counts each request once, whichever generator has seen it, and knows the namespace', async () => {
    const sum = `sum(${calls.where({ service: '="till"', span_kind: '="SPAN_KIND_SERVER"', namespace: '="till"' })})`;
    await until('all requests', async () => {
      const { result } = await promql(`query?query=${encodeURIComponent(sum)}`);
      return Number(result[0]?.value[1]) === TRACES ? true : undefined;
    });
    const edges = await promql(
      `query?query=${encodeURIComponent('sum by (client, server) (traces_service_graph_request_total)')}`,
    );
    const named = edges.result.map(({ metric, value }: Rendered) => [metric.client, metric.server, value[1]]);
    expect(named).toContainEqual(['shop', 'till', String(TRACES)]);
    expect(named.filter(([client]: string[]) => client === 'till')).toHaveLength(1);
  });

  test('an exemplar leads to the trace', async () => {
    const now = Date.now() / 1000;
    const [{ exemplars }] = await until('exemplars', async () => {
      const found = await promql(
        `query_exemplars?query=traces_spanmetrics_latency_bucket&start=${now - 600}&end=${now + 60}`,
      );
      return found.length > 0 ? found : undefined;
    });
    const { trace } = await ask(`/api/v2/traces/${exemplars[0].labels.trace_id}`);
    expect(trace.resourceSpans.length).toBeGreaterThan(0);
  });
});

test('no trace is lost when an ingester is killed, and its disk is gone, while traces are sent', async () => {
  const [lost] = parts.get('tempo-ingester') as [Pod];
  for (let number = TRACES + 10; number < TRACES + 110; number++) {
    if (number === TRACES + 40) {
      await lost.stop('SIGKILL');
      lost.loseVolume('storage');
    }
    await send(number);
  }
  lost.startContainers();
  await ready(lost);
  for (let number = TRACES + 10; number < TRACES + 110; number++)
    await until(`trace ${number}`, async () => ((await spansOf(number)) === 4 ? true : undefined));
});

test('traces are in the bucket after a flush, and found when nothing else is left', async () => {
  const ingesters = parts.get('tempo-ingester') ?? [];
  for (const { address } of ingesters) await fetch(`http://${address}:3200/flush`, { method: 'POST' });
  await until('blocks', async () =>
    (await store.list(KEYS)).some((name) => name.endsWith('data.parquet')) ? true : undefined,
  );
  for (const pod of ingesters) await pod.stop();
  for (const pod of ingesters) {
    pod.loseVolume('storage');
    pod.startContainers();
  }
  await ready(...ingesters);
  for (const number of [0, 7, TRACES - 1, TRACES + 20])
    await until(`trace ${number}`, async () => ((await spansOf(number)) === 4 ? true : undefined));
});

test('each part tells of itself what the catalogue says of it', async () => {
  // Of a build of one's own the branch is not told, and an error comes into being with the first.
  const { tempo_build_info: _, tempodb_blocklist_poll_errors_total: __, ...all } = tempoSignals('tempo');
  const wanted = declared(Object.values<Metric>(all));
  await send(TRACES + 200);
  let told: unknown;
  await until('all metrics', async () => {
    const pages = pods().map(async ({ address }) => (await fetch(`http://${address}:3200/metrics`)).text());
    const found = new Map((await Promise.all(pages)).flatMap(exposed).map((metric) => [metric.name, metric]));
    told = wanted.map(({ name }) => found.get(name));
    return wanted.every(({ name }) => found.has(name)) ? true : undefined;
  }).catch(() => undefined);
  expect(told).toEqual(wanted);
});
