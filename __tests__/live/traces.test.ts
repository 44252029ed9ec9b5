import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rendered } from '../trees';
import { Cluster } from './cluster';
import { type ApplicationPod, applicationPod } from './container-logs';
import { Pod } from './kubelet';
import { program, Running, run, until } from './process';
import { type Language, sdk, service } from './sdks';
import { type Span, spansIn, standIn } from './spans';
import { applyTree } from './tree';

/*
 * A shop of four services, each with the real SDK of its language, in pods of their own: what they tell is looked for in
 * the real Loki and Prometheus, and at a collector that stands where Tempo is.
 */

const ORDERS = 40;
/** Spans of each client that speaks an older protocol. */
const SPANS = 25;

/** The services in the order they ask each other, with what each SDK is told: two variables, as in docs/instrumenting.md. */
const SHOP: ReadonlyArray<{ readonly name: string; readonly language: Language; readonly port: number }> = [
  { name: 'storefront', language: 'nodejs', port: 4318 },
  { name: 'stock', language: 'python', port: 4317 },
  { name: 'price', language: 'go', port: 4318 },
  { name: 'payment', language: 'java', port: 4318 },
];

/** Clients of older protocols: what is run, with where to send. */
const CLIENTS: Readonly<Record<string, (collector: string, count: string) => string[]>> = {
  'jaeger-thrift': (collector, count) => [
    process.execPath,
    `${sdk('nodejs')}/jaeger.js`,
    `http://${collector}:14268/api/traces`,
    count,
  ],
  'jaeger-grpc': (collector, count) => [`${sdk('go')}/app`, 'jaeger', `${collector}:14250`, count],
  zipkin: (collector, count) => [
    `${sdk('python')}/venv/bin/python`,
    `${sdk('python')}/zipkin.py`,
    `http://${collector}:9411/api/v2/spans`,
    count,
  ],
};

const COLLECTOR = 'daemon-collector.monitoring.svc';

let cluster: Cluster;
let operator: Pod;
let prometheus: Pod;
let loki: Pod;
let daemon: Pod;
let received: string;
const pods = new Map<string, ApplicationPod>();
const running: Running[] = [];

/** A pod of the shop: its object, its network, and a way to run something in it. */
function place(name: string): { readonly address: string; readonly inside: (command: string[]) => [string, string[]] } {
  const { namespace, address } = cluster.connect(name, [name]);
  pods.set(name, applicationPod(cluster, 'shop', `${name}-5c4b`, name, { 'app.kubernetes.io/name': name }, address));
  return { address, inside: (command) => ['ip', ['netns', 'exec', namespace, ...command]] };
}

const spans = (): Span[] => spansIn(received);

const promql = async (query: string): Promise<Array<{ metric: Record<string, string>; value: [number, string] }>> => {
  const response = await fetch(`http://${prometheus.address}:9090/api/v1/query?query=${encodeURIComponent(query)}`);
  return ((await response.json()) as Rendered).data.result;
};

/** Records in Loki with everything that is known of each. */
const logcli = (query: string): Array<{ readonly line: string; readonly labels: Record<string, string> }> =>
  run(program('logcli'), [
    `--addr=http://${loki.address}:3100`,
    '--quiet',
    'query',
    '--since=15m',
    '--limit=5000',
    '--output=jsonl',
    '--include-common-labels',
    query,
  ])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  for (const { language } of SHOP) sdk(language);
  cluster = await Cluster.start();
  await applyTree(cluster, 'lab');
  operator = Pod.start(cluster, 'Deployment/prometheus-operator');

  const { namespace: tempo } = cluster.connect('tempo', ['tempo.monitoring.svc']);
  received = join(cluster.folder, 'spans.json');
  const config = join(cluster.folder, 'stand-in.yaml');
  writeFileSync(config, standIn('0.0.0.0:4317', received));
  running.push(
    new Running('stand-in for Tempo', 'ip', ['netns', 'exec', tempo, program('otelcol'), `--config=${config}`]),
  );

  await until('the StatefulSet of Prometheus', () =>
    cluster.get('statefulset', 'prometheus-genestack', '-n', 'monitoring'),
  );
  prometheus = Pod.start(cluster, 'StatefulSet/prometheus-genestack');
  loki = Pod.start(cluster, 'StatefulSet/loki');
  const shop = SHOP.map((one) => ({ ...one, ...place(one.name) }));
  const clients = Object.entries(CLIENTS).map(([name, command]) => ({ name, command, ...place(name) }));

  const folders = { logs: join(cluster.folder, 'pods'), disk: join(cluster.folder, 'disk') };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  daemon = Pod.start(cluster, 'DaemonSet/daemon-collector', {
    hostFolders: { '/var/log/pods': folders.logs, '/var/lib/genestack-observability/collector': folders.disk },
  });
  await daemon.ready(13133, '/');
  await loki.ready(3100, '/ready');
  await prometheus.ready(9090, '/-/ready');

  shop.forEach(({ name, language, port, inside }, index) => {
    const following = shop[index + 1];
    running.push(
      new Running(name, ...inside(service(language)), {
        env: {
          PATH: process.env.PATH,
          NODE_PATH: `${sdk('nodejs')}/node_modules`,
          ...(following === undefined ? {} : { NEXT: `http://${following.name}:8080` }),
          OTEL_EXPORTER_OTLP_ENDPOINT: `http://${COLLECTOR}:${port}`,
          OTEL_SERVICE_NAME: name,
          // Once a minute by default, which a test need not wait for.
          OTEL_METRIC_EXPORT_INTERVAL: '5000',
          // As some send, for a backend that Prometheus is not.
          ...(language === 'nodejs' ? { OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta' } : {}),
        },
      }),
    );
  });
  // The last ones first, so that no order meets a service that does not listen yet.
  for (const { name, address } of [...shop].reverse())
    await until(name, async () => {
      for (const one of running) one.assertAlive();
      return (await fetch(`http://${address}:8080/hello`)).ok || undefined;
    });
  const [front] = shop;
  for (let order = 0; order < ORDERS; order++) {
    const { status } = await fetch(`http://${front?.address}:8080/order-${order}`);
    if (status !== 200) throw new Error(`order ${order} was answered with ${status}`);
  }
  for (const { name, command, inside } of clients) {
    const [binary, args] = inside(command(COLLECTOR, String(SPANS)));
    run(binary, args, { env: { PATH: process.env.PATH, OTEL_SERVICE_NAME: name } });
  }
}, 300_000);

afterAll(async () => {
  for (const one of running) await one.stop('SIGKILL');
  for (const pod of [daemon, prometheus, loki, operator]) await pod?.stop('SIGKILL');
  await cluster?.stop();
});

const SERVER = 2;

/** Spans with which a service answers an order of the test. */
const answers = (all: readonly Span[], name: string) =>
  all.filter(
    ({ kind, resource, attributes }) =>
      kind === SERVER &&
      resource['service.name'] === name &&
      /order-\d+/.test(`${attributes['url.path']} ${attributes['http.target']} ${attributes['url.full']}`),
  );

test('every order is one whole trace through the SDKs of four languages, and none is missing', async () => {
  const all = await until(
    'the spans of every order',
    () => {
      const found = spans();
      return SHOP.every(({ name }) => answers(found, name).length >= ORDERS) ? found : undefined;
    },
    40,
  );
  const known = new Set(all.map(({ spanId }) => spanId));
  const orders = new Set(answers(all, 'storefront').map(({ traceId }) => traceId));
  expect(orders.size).toBe(ORDERS);
  for (const { name } of SHOP) {
    const found = answers(all, name);
    expect([name, found.length]).toEqual([name, ORDERS]);
    expect(new Set(found.map(({ traceId }) => traceId))).toEqual(orders);
  }
  const orphans = all.filter(
    ({ traceId, parentSpanId }) => orders.has(traceId) && parentSpanId && !known.has(parentSpanId),
  );
  expect(orphans.map(({ name }) => name)).toEqual([]);
});

test('every span says the pod it is from', () => {
  for (const { name } of SHOP) {
    for (const { resource } of answers(spans(), name))
      expect(resource).toMatchObject({
        'k8s.namespace.name': 'shop',
        'k8s.pod.name': pods.get(name)?.name,
        'k8s.pod.uid': pods.get(name)?.uid,
        'k8s.cluster.name': 'lab',
      });
  }
});

test.each(Object.keys(CLIENTS))('the spans of the %s client arrive too, with their pod', async (name) => {
  const found = await until(`the spans of ${name}`, () => {
    const own = spans().filter(({ resource }) => resource['service.name'] === name);
    return own.length >= SPANS ? own : undefined;
  });
  expect(new Set(found.map(({ spanId }) => spanId)).size).toBe(SPANS);
  for (const { resource } of found) expect(resource['k8s.pod.uid']).toBe(pods.get(name)?.uid);
});

test.each(SHOP)('the log of $name is in Loki, each line with the trace and the span it is of', async ({ name }) => {
  const lines = await until(`the lines of ${name}`, () => {
    const found = logcli(`{cluster="lab", namespace="shop", service_name="${name}"} |= \`order order-\``);
    return found.length >= ORDERS ? found : undefined;
  });
  expect(lines).toHaveLength(ORDERS);
  const known = new Map(spans().map((span) => [span.spanId, span]));
  for (const { labels } of lines) {
    const span = known.get(labels.span_id ?? '');
    expect(span?.traceId).toBe(labels.trace_id);
    expect(span?.resource['service.name']).toBe(name);
  }
  expect(lines[0]?.labels).toMatchObject({ severity: 'WARN', log_type: 'application', app: name });
});

test.each(SHOP)('the metrics of $name are in Prometheus, with the labels that others have', async ({ name }) => {
  const query = `{__name__=~"http_server_.*_count", cluster="lab", namespace="shop", service_name="${name}"}`;
  const found = await until(
    `the metrics of ${name}`,
    async () => {
      const result = await promql(`${query} >= ${ORDERS}`);
      return result.length > 0 ? result : undefined;
    },
    40,
  );
  for (const { metric } of found) {
    expect(metric).toMatchObject({ job: name, pod: pods.get(name)?.name, node: 'node-1' });
    expect(metric.instance).toBeTruthy();
  }
});

test('the collector has refused and dropped nothing', async () => {
  const telemetry = await (await fetch(`http://${daemon.address}:8888/metrics`)).text();
  const lost = telemetry
    .split('\n')
    .filter(
      (line) => /^otelcol_\w*(refused|failed|dropped|filtered)\w*\{/.test(line) && !/ 0$|host-network/.test(line),
    );
  expect(lost).toEqual([]);
  expect(daemon.log()).not.toMatch(/forbidden|permission denied|Dropping data|Permanent error/i);
});
