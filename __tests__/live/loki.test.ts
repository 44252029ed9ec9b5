import { createServer, type Server } from 'node:http';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import { renderEnvironments } from '../../constructs/render';
import { environments } from '../../main';
import { filesOf, type Rendered } from '../trees';
import { Cluster } from './cluster';
import { Pod } from './kubelet';
import { linesOf, logcli } from './logcli';
import { BUCKETS, KEYS, ObjectStore, RGW, STORAGE_SECRET } from './object-store';
import { until } from './process';
import { attributes } from './spans';

/*
 * Loki of the production environment in all its replicas: pods of the rendered manifests with the real program, keys from
 * the Secret, a real S3 server where the object storage is. Nothing of the manifests is changed but what stands here.
 */

/** What takes minutes or hours in production. */
const SHORT = {
  ingester: { lifecycler: { min_ready_duration: '0s' } },
  ruler: { evaluation_interval: '5s' },
  compactor: { compaction_interval: '5s', retention_delete_delay: '1s' },
};

/** The same for the alert, which has no setting. */
const shortAlert = (object: Rendered): Rendered => JSON.parse(JSON.stringify(object).replace(/for: \d+m/, 'for: 0s'));

/** How long logs are kept here; by default, 30 days. Selectors in every form that may be written. */
const retentionByStream = [
  { selector: '{log_type="audit"}', retention: '90d' },
  { selector: ' { namespace =~ "(?i)noise|noise-.+" , log_type!="audit",container!~"keep[0-9]" } ', retention: '2d' },
];

interface Aged {
  readonly days: number;
  readonly about: Readonly<Record<string, string>>;
}

/** Lines of several ages, and whose they are. What is older than its stream is kept is taken, and goes. */
const EXPIRED: readonly Aged[] = [
  { days: 3, about: { namespace: 'NOISE' } },
  { days: 31, about: {} },
];
const KEPT: readonly Aged[] = [
  { days: 1, about: { namespace: 'NOISE' } },
  { days: 29, about: {} },
  { days: 28, about: { namespace: 'noise', container: 'keep1' } },
  { days: 60, about: { log_type: 'audit' } },
  // Of entries that match, the first counts.
  { days: 59, about: { log_type: 'audit', namespace: 'noise' } },
];
const NOW = Date.now();
const DAY = 24 * 60 * 60_000;
const daysAgo = (days: number) => NOW - days * DAY;

const production = environments.find(({ name }) => name === 'production') as EnvironmentIntent;
const objects = filesOf(renderEnvironments([{ ...production, loki: { retentionByStream, settings: SHORT } }]))
  .filter(({ component }) => component === 'namespace' || component === 'loki')
  .map(({ object }) => object)
  // Their kinds are defined by the operator, which has no part in this.
  .filter(({ apiVersion }) => !apiVersion.startsWith('monitoring.coreos.com/'));
const called = (kind: string, name: string): Rendered =>
  objects.find((object) => object.kind === kind && object.metadata.name === name);

interface Line {
  readonly text: string;
  /** Milliseconds; now if not given. */
  readonly time?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Pushes lines of one container over OTLP/HTTP, as collectors do, and returns the answer's status. */
async function push(to: Pod, service: string, about: Readonly<Record<string, string>>, ...lines: Line[]) {
  const resource = {
    cluster: 'production',
    namespace: 'openstack',
    'service.name': service,
    app: service,
    container: `${service}-api`,
    log_type: 'container',
    'k8s.pod.name': `${service}-api-6d5f7c-abcde`,
    ...about,
  };
  const logRecords = lines.map(({ text, time = Date.now(), attributes: more = {} }) => ({
    timeUnixNano: `${time}000000`,
    body: { stringValue: text },
    attributes: attributes(more),
  }));
  const response = await fetch(`http://${to.address}:3100/otlp/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      resourceLogs: [{ resource: { attributes: attributes(resource) }, scopeLogs: [{ logRecords }] }],
    }),
  });
  await response.text();
  return response.status;
}

let cluster: Cluster;
let store: ObjectStore;
let alertmanager: Server;
let replicas: readonly [Pod, Pod, Pod];
/** What each Alertmanager has been sent. */
const alerts = new Map<string, Rendered[]>();

const all = <Answer>(action: (pod: Pod) => Promise<Answer>) => Promise.all(replicas.map(action));

const ready = (...pods: Pod[]) => Promise.all(pods.map((pod) => pod.ready(3100, '/ready')));

const found = (at: Pod, query: string, since?: string) => linesOf(at.address, query, since);

/** How many lines of an application there are of the last hour. */
async function count(at: Pod, app: string): Promise<number> {
  const query = `sum(count_over_time({app="${app}"}[1h]))`;
  return Number(JSON.parse(await logcli(at.address, 'instant-query', query))[0].value[1]);
}

/** A number that a replica tells of itself. */
async function metric(of: Pod, name: string): Promise<number> {
  const text = await (await fetch(`http://${of.address}:3100/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  );
}

/** Times of the last line of each chunk in the bucket, which are part of a chunk's name, in whole milliseconds. */
async function chunks(): Promise<number[]> {
  const names = (await store.list(KEYS)).map((name) => /^fake\/[0-9a-f]+\/[0-9a-f]+:([0-9a-f]+):[0-9a-f]+$/.exec(name));
  return names.flatMap((name) => (name ? [Number.parseInt(name[1] ?? '', 16)] : []));
}

beforeAll(async () => {
  cluster = await Cluster.start();
  // Object storage and Alertmanager are on the node, under the names that the configuration calls them by.
  const config: string = called('ConfigMap', 'loki').data['config.yaml'];
  const [, urls = ''] = /alertmanager_url: (\S+)/.exec(config) ?? [];
  for (const url of urls.split(',')) alerts.set(new URL(url).host, []);
  const { address } = cluster.connectToNode([RGW.host, ...[...alerts.keys()].map((host) => host.split(':')[0] ?? '')]);
  store = await ObjectStore.start(address, RGW.port, BUCKETS.logs, KEYS);
  alertmanager = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    alerts.get(request.headers.host ?? '')?.push(...JSON.parse(body));
    response.end('{}');
  }).listen(9093, address);

  cluster.apply(...objects.filter(({ kind }) => kind === 'Namespace'));
  cluster.apply(STORAGE_SECRET, ...objects.filter(({ kind }) => kind !== 'Namespace').map(shortAlert));
  const { spec } = called('StatefulSet', 'loki');
  replicas = Array.from({ length: spec.replicas }, (_, ordinal) =>
    Pod.start(cluster, 'StatefulSet/loki', {}, ordinal),
  ) as [Pod, Pod, Pod];
  await ready(...replicas);
});

afterAll(async () => {
  for (const pod of replicas ?? []) await pod.stop('SIGKILL');
  alertmanager?.close();
  await store?.stop();
  await cluster?.stop();
});

test('every Alertmanager hears that no logs of the cluster arrive, and when they do', async () => {
  for (const sent of alerts.values()) {
    const { labels, annotations } = await until('the alert', () =>
      sent.find((alert) => alert.labels.alertname === 'NoLogsArrive'),
    );
    expect(labels).toEqual({ alertname: 'NoLogsArrive', cluster: 'production', severity: 'critical' });
    expect(annotations.summary).toBe('No log line of production has arrived for 15 minutes');
  }
  const [first] = replicas;
  expect(await push(first, 'keystone', {}, { text: 'here' })).toBe(204);
  for (const sent of alerts.values())
    await until('the end of the alert', () => sent.find(({ endsAt }) => Date.parse(endsAt) <= Date.now()));
});

test('lines pushed to one of three replicas are found at every other, by six labels and by every attribute', async () => {
  expect(replicas).toHaveLength(3);
  const [first] = replicas;
  const lines = ['1', '2'].map((n) => ({ text: `line ${n}`, attributes: { request_id: `req-${n}` } }));
  expect(await push(first, 'nova', {}, ...lines)).toBe(204);
  for (const at of replicas) {
    expect(await found(at, '{namespace="openstack", service_name="nova"} | request_id="req-2"')).toEqual(['line 2']);
    expect((await found(at, '{app="nova"} | k8s_pod_name=~"nova-api-.+"')).sort()).toEqual(['line 1', 'line 2']);
  }
  expect(await logcli(first.address, 'series', '{app="nova"}')).toBe(
    '{app="nova", cluster="production", container="nova-api", log_type="container", namespace="openstack", service_name="nova"}',
  );
});

test('a line that is too long is cut, a traceback in an attribute is kept, and the largest request of a collector is taken', async () => {
  const [first, second] = replicas;
  const traceback = 'File "/var/lib/openstack/nova/compute/manager.py"\n'.repeat(2000);
  expect(
    await push(
      first,
      'large',
      {},
      { text: 'x'.repeat(300 * 1024) },
      { text: 'with a traceback', attributes: { traceback } },
    ),
  ).toBe(204);
  const [cut = '', kept] = (await found(second, '{app="large"}')).sort().reverse();
  expect(cut).toMatch(/^x+\.\.\. \(cut by Loki\)$/);
  expect(cut).toHaveLength(256 * 1024);
  expect(kept).toBe('with a traceback');

  // Loki counts the attributes of a pod with each of its lines.
  const annotations = Array.from({ length: 12 }, (_, n) => [`k8s.pod.annotation.${n}`, 'a'.repeat(64)]);
  const chatty = Array.from({ length: 20_000 }, (_, n) => ({ text: `line ${n} of a chatty service` }));
  expect(await push(first, 'chatty', Object.fromEntries(annotations), ...chatty)).toBe(204);
  expect(await count(second, 'chatty')).toBe(chatty.length);
});

let flushed: number[] = [];

test('lines of any age are taken, and a flush puts them into the bucket of the Secret, with the keys of the Secret', async () => {
  const [first] = replicas;
  for (const { days, about } of [...EXPIRED, ...KEPT])
    expect(await push(first, 'aged', about, { text: `${days} days`, time: daysAgo(days) })).toBe(204);
  expect(
    await all(async ({ address }) => (await fetch(`http://${address}:3100/flush`, { method: 'POST' })).status),
  ).toEqual([204, 204, 204]);
  flushed = await until('the chunks', async () => {
    const times = await chunks();
    return [...EXPIRED, ...KEPT].every(({ days }) => times.includes(daysAgo(days))) ? times : undefined;
  });
  await expect(store.list({ ...KEYS, secretKey: 'another' })).rejects.toThrow('403');
});

test('everything is found when nothing but the bucket is left', async () => {
  await all((pod) => pod.stop());
  expect((await store.list(KEYS)).filter((name) => name.startsWith('index/index_'))).not.toEqual([]);
  for (const pod of replicas) {
    pod.loseVolume('storage');
    pod.startContainers();
  }
  await ready(...replicas);
  for (const at of replicas) {
    expect((await found(at, '{app="nova"}')).sort()).toEqual(['line 1', 'line 2']);
    expect(await count(at, 'chatty')).toBe(20_000);
  }
});

test('no line is lost when a replica is killed, and its disk is gone, while lines are pushed', async () => {
  // The one that compacts, with what it is about to delete.
  const lost = await until('what is to be deleted', async () => {
    const compacting = await all((pod) => metric(pod, 'loki_boltdb_shipper_compactor_running'));
    return (await store.list(KEYS)).some((name) => name.startsWith('markers/'))
      ? replicas[compacting.indexOf(1)]
      : undefined;
  });
  const total = 300;
  let repeated = 0;
  for (let number = 0; number < total; number++) {
    if (number === total / 3) {
      await lost.stop('SIGKILL');
      lost.loseVolume('storage');
    }
    // As a collector behind the Service: another try, which another replica takes.
    for (let attempt = 0; ; attempt++) {
      const to = replicas[(number + attempt) % replicas.length] as Pod;
      const status = await push(to, 'counted', {}, { text: `number ${number}` }).catch(() => 0);
      if (status === 204) break;
      repeated++;
      if (attempt > 20) throw new Error(`number ${number} was refused: ${status}`);
    }
  }
  expect(repeated).toBeGreaterThan(0);
  lost.startContainers();
  await ready(lost);
  for (const at of replicas) expect(new Set(await found(at, '{app="counted"}')).size).toBe(total);
});

test('no line is lost when all replicas are killed before it is in the bucket', async () => {
  const begin = Date.now();
  const lines = Array.from({ length: 100 }, (_, n) => ({ text: `number ${n}` }));
  expect(await push(replicas[0], 'unflushed', {}, ...lines)).toBe(204);
  await all((pod) => pod.stop('SIGKILL'));
  expect((await chunks()).filter((time) => time >= begin)).toEqual([]);
  for (const pod of replicas) pod.startContainers();
  await ready(...replicas);
  for (const at of replicas) expect(await count(at, 'unflushed')).toBe(lines.length);
});

test('what is older than its stream is kept is deleted from the bucket, and nothing younger', async () => {
  const expired = EXPIRED.map(({ days }) => daysAgo(days));
  await until(
    'old chunks to be deleted',
    async () => (await chunks()).every((time) => !expired.includes(time)) || undefined,
    200,
  );
  // Whatever else would be deleted has had its turn too.
  const deleted = Date.now() / 1000;
  await until('all retention to be applied', async () => {
    const last = await all((pod) =>
      metric(pod, 'loki_compactor_apply_retention_last_successful_run_timestamp_seconds'),
    );
    return Math.max(...last) > deleted || undefined;
  });
  expect(await chunks()).toEqual(expect.arrayContaining(flushed.filter((time) => !expired.includes(time))));
  expect((await found(replicas[1], '{app="aged"}', '1480h')).sort()).toEqual(
    KEPT.map(({ days }) => `${days} days`).sort(),
  );
  const table = `index/index_${Math.floor(daysAgo(31) / DAY)}/`;
  expect((await store.list(KEYS)).filter((name) => name.startsWith(table))).toEqual([]);
});
