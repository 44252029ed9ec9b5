import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { Loopback } from './loopback';
import { listen, program, Running, until } from './process';
import { deliver, post, request, spansIn, standIn } from './spans';

/*
 * The real exporter with the rendered configuration of the mode `hybrid`, to a server that speaks the paths of Datadog's
 * intake; where the local backends are, servers that keep what they are sent.
 */

const KEY = '0123456789abcdef0123456789abcdef';
const STORE = '127.0.0.1:14317';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked, a byte a character; protobuf keeps its texts readable. */
  readonly body: string;
}

let folder: string;
let daemon: Loopback;
let collector: Running;
let store: Running;
/** What the intake answers. */
let answer = 202;
const servers: Server[] = [];
const intake: Received[] = [];
const loki: Received[] = [];
const prometheus: Received[] = [];

function unpacked(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'gzip') return gunzipSync(body).toString('latin1');
  if (encoding === 'deflate') return inflateSync(body).toString('latin1');
  return body.toString('latin1');
}

/** A server that keeps what it is sent. */
async function keeping(into: Received[], status: () => number): Promise<string> {
  const { server, url } = await listen((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { headers, url: path = '' } = incoming;
      into.push({ path, headers, body: unpacked(Buffer.concat(chunks), headers['content-encoding']) });
      response.writeHead(status(), { 'content-type': 'application/json' }).end('{"valid":true}');
    });
  });
  servers.push(server);
  return url.replace(/\/$/, '');
}

const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };

/** Sends a span, a record and a sample, each of which can be told from others by a text. */
async function tell(text: string): Promise<void> {
  const at = `http://${daemon.address}:4318/v1`;
  const timeUnixNano = String(BigInt(Date.now()) * 1_000_000n);
  await deliver(`${at}/traces`, request('shop', [{ name: text }]));
  const logRecords = [{ timeUnixNano, severityNumber: 13, severityText: 'WARN', body: { stringValue: text } }];
  const metrics = [{ name: text, gauge: { dataPoints: [{ timeUnixNano, asDouble: 7 }] } }];
  for (const [path, body] of [
    ['logs', { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] }],
    ['metrics', { resourceMetrics: [{ resource, scopeMetrics: [{ metrics }] }] }],
  ] as const)
    expect(await post(`${at}/${path}`, JSON.stringify(body))).toBe(200);
}

/** What the intake was sent at a path that says a text. */
const sent = (path: string, text: string) =>
  until(`${text} at ${path}`, () => intake.find((one) => one.path.startsWith(path) && one.body.includes(text)));

async function start(): Promise<void> {
  collector = daemon.start();
  await daemon.ready(collector);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-datadog-'));
  const datadog = await keeping(intake, () => answer);
  const logs = await keeping(loki, () => 200);
  const samples = await keeping(prometheus, () => 204);
  writeFileSync(join(folder, 'store.yaml'), standIn(STORE, join(folder, 'spans.json')));
  store = new Running('store', program('otelcol'), [`--config=${join(folder, 'store.yaml')}`]);
  daemon = new Loopback({
    folder,
    component: 'daemon-collector',
    pipelines: ['traces/applications', 'logs/applications', 'metrics/applications', 'metrics/datadog-statistics'],
    intent: { datadog: { mode: 'hybrid' } },
    // No cloud is asked about this machine.
    secrets: { DATADOG_API_KEY: KEY, AWS_EC2_METADATA_DISABLED: 'true' },
    change: ({ exporters }) => {
      for (const signal of ['metrics', 'logs', 'traces'])
        exporters.datadog[signal] = { ...exporters.datadog[signal], endpoint: datadog };
      exporters['otlp_grpc/tempo'].endpoint = STORE;
      Object.assign(exporters['otlp_http/loki'], { logs_endpoint: logs, encoding: 'json', compression: 'none' });
      exporters['prometheusremotewrite/0'].endpoint = samples;
    },
  });
  await start();
  await tell('accepted');
});

afterAll(async () => {
  await collector?.stop('SIGKILL');
  await store?.stop('SIGKILL');
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

test('metrics arrive with their host, service, environment and the key', async () => {
  const { headers, body } = await sent('/api/v2/series', 'accepted');
  expect(headers['dd-api-key']).toBe(KEY);
  for (const text of ['node-1-lab', 'service:shop', 'env:lab']) expect(body).toContain(text);
});

test('logs arrive with their host, service, environment, severity and the key', async () => {
  const { headers, body } = await sent('/api/v2/logs', 'accepted');
  expect(headers['dd-api-key']).toBe(KEY);
  const [record] = JSON.parse(body);
  expect(record).toMatchObject({ hostname: 'node-1-lab', service: 'shop' });
  expect(record.ddtags).toContain('env:lab');
  expect(record.message).toContain('WARN');
});

test('traces arrive with their host, service, environment and the key', async () => {
  const { headers, body } = await sent('/api/v0.2/traces', 'accepted');
  expect(headers['dd-api-key']).toBe(KEY);
  for (const text of ['node-1-lab', 'shop', 'deployment.environment.name\u0012\u0003lab']) expect(body).toContain(text);
});

test('the statistics of services arrive, made by the connector', async () => {
  const { headers, body } = await sent('/api/v0.2/stats', 'shop');
  expect(headers['dd-api-key']).toBe(KEY);
  for (const text of ['node-1-lab', 'lab']) expect(body).toContain(text);
});

test('one host is told of, by the same name everywhere', () => {
  const names = new Set(intake.flatMap(({ body }) => [...body.matchAll(/node-1[-a-z0-9.]*/g)].map(([name]) => name)));
  expect([...names]).toEqual(['node-1-lab']);
});

test('a refused key is counted, and the local backends get everything all the same', async () => {
  await collector.stop();
  answer = 403;
  await start();
  await tell('refused');
  await until('the span at the local store', () =>
    spansIn(join(folder, 'spans.json')).find(({ name }) => name === 'refused'),
  );
  await until('the record at Loki', () => loki.find(({ body }) => body.includes('refused')));
  await until('a sample at Prometheus', () => (prometheus.length > 1 ? true : undefined));
  for (const name of ['otelcol_exporter_send_failed_metric_points', 'datadog_trace_agent_trace_writer_errors'])
    await until(name, async () => ((await daemon.counted(name)) > 0 ? true : undefined));
  for (const exporter of ['otlp_grpc/tempo', 'otlp_http/loki', 'prometheusremotewrite/0'])
    for (const what of ['spans', 'log_records', 'metric_points'])
      expect(await daemon.counted(`otelcol_exporter_send_failed_${what}`, exporter)).toBe(0);
});
