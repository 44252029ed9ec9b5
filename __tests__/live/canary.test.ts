import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { refusalSignals } from '../../constructs/components/loki/refusal-signals';
import type { Metric } from '../../constructs/watch/metric';
import { objects, type Rendered } from '../trees';
import { LogsPipeline } from './logs-pipeline';
import { listen, program, Running, until } from './process';
import { declared, exposed } from './recorded';

/*
 * The canary with the arguments of its manifest prints its lines, the rendered pipeline of container logs brings them to the
 * real Loki, and the canary has to find each there; and has to say so when one is taken away.
 */

const named = (kind: string, name: string): Rendered =>
  objects('lab', kind).find(({ metadata }) => metadata.name === name);

let folder: string;
let address: string;
/** Port the collector tells about itself on. */
let telemetry: number;
let loki: Running;
let collector: Running;
let canary: Running;
let following: NodeJS.Timeout;
/** Whether lines get lost between the container and its file. */
let losing = false;

async function freePort(): Promise<number> {
  const { server, url } = await listen(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  return Number(new URL(url).port);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-canary-'));
  const [http, grpc, port] = [await freePort(), await freePort(), await freePort()];
  address = `127.0.0.1:${http}`;

  const config = load(
    named('ConfigMap', 'loki')
      .data['config.yaml'].replaceAll('/var/loki', join(folder, 'loki'))
      .replaceAll('/etc/loki-rules', join(folder, 'rules'))
      .replaceAll('${POD_IP}', '127.0.0.1'),
  ) as Rendered;
  Object.assign(config.server, { http_listen_port: http, grpc_listen_port: grpc });
  mkdirSync(join(folder, 'rules'));
  writeFileSync(join(folder, 'loki.yaml'), JSON.stringify(config));
  loki = new Running('loki', program('loki'), [`-config.file=${join(folder, 'loki.yaml')}`]);
  await until('Loki', async () => {
    loki.assertAlive();
    return (await fetch(`http://${address}/ready`)).ok || undefined;
  });

  const [container] = named('Deployment', 'loki-canary').spec.template.spec.containers;
  const args = container.args.map((arg: string) =>
    arg.startsWith('-addr=') ? `-addr=${address}` : arg.startsWith('-port=') ? `-port=${port}` : arg,
  );
  // Shorter than the manifest's, which is made for outages.
  const hurried = ['-interval=500ms', '-wait=5s', '-max-wait=10s', '-pruneinterval=2s'];
  canary = new Running('canary', program('loki-canary'), [...args, ...hurried]);
  metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

  const pod = join(folder, 'pods', 'monitoring_loki-canary-1_00000000-0000-4000-8000-000000000001', container.name);
  mkdirSync(pod, { recursive: true });
  let written = 0;
  following = setInterval(() => {
    const lines = canary.log.match(/^\d{19} p+$/gm) ?? [];
    const fresh = lines.slice(written).map((line) => `${new Date().toISOString()} stdout F ${line}\n`);
    written = lines.length;
    if (!losing) appendFileSync(join(pod, '0.log'), fresh.join(''));
  }, 200);
  telemetry = await freePort();
  const pull = { exporter: { prometheus: { host: '127.0.0.1', port: telemetry } } };
  collector = new LogsPipeline(
    folder,
    (exporter) => ({ 'otlp_http/loki': { ...exporter, logs_endpoint: `http://${address}/otlp/v1/logs` } }),
    (config) => ({
      ...config,
      service: { ...config.service, telemetry: { metrics: { level: 'normal', readers: [{ pull }] } } },
    }),
  ).start();
});

let metrics: () => Promise<string>;
const counted = async (name: string) =>
  Number(new RegExp(`^loki_canary_${name} (\\S+)$`, 'm').exec(await metrics())?.[1] ?? Number.NaN);

afterAll(async () => {
  clearInterval(following);
  for (const one of [canary, collector, loki]) await one?.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

test('finds each of its lines in Loki, which came there as those of any container', async () => {
  await until('lines that are old enough', async () => ((await counted('entries_total')) > 40 ? true : undefined));
  expect(await counted('missing_entries_total')).toBe(0);
  // It has seen them come.
  expect(await counted('response_latency_seconds_count')).toBeGreaterThan(20);
});

test('tells that lines are missing when they get lost on the way', async () => {
  losing = true;
  const missing = await until('missing lines', async () => (await counted('missing_entries_total')) || undefined);
  expect(missing).toBeGreaterThan(0);
});

test('Loki tells how late lines are, and what it does not take, by the names that alerts ask for', async () => {
  const old = { timeUnixNano: '1577836800000000000', body: { stringValue: 'of 2020' } };
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'late' } }] };
  const { status } = await fetch(`http://${address}/otlp/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [old] }] }] }),
  });
  expect(status).toBe(400);
  const told = await (await fetch(`http://${address}/metrics`)).text();
  expect(told).toMatch(/^loki_discarded_samples_total\{.*reason="greater_than_max_sample_age".*\} 1$/m);
  expect(exposed(told)).toEqual(expect.arrayContaining(declared(Object.values<Metric>(refusalSignals))));
  expect(told).toMatch(/^loki_distributor_lag_ms_total\{/m);
  expect(told).toMatch(/^loki_request_duration_seconds_count\{.*route="otlp_v1_logs".*\} [1-9]/m);
});

test('a service of which nothing is understood is told by the rule of Loki, had it written enough', async () => {
  const groups: Rendered[] = (load(named('ConfigMap', 'loki-rules').data['rules.yaml']) as Rendered).groups;
  const { expr } = groups.flatMap(({ rules }) => rules).find(({ alert }) => alert === 'LogsAreNotUnderstood');
  const ask = async (query: string) => {
    const response = await fetch(`http://${address}/loki/api/v1/query?query=${encodeURIComponent(query)}`);
    return ((await response.json()) as Rendered).data.result;
  };
  // The canary's lines are its own invention.
  const [told] = await until('the service', async () => {
    const result = await ask(expr.replace('> 1000', '> 0'));
    return result.length > 0 ? result : undefined;
  });
  expect(told.metric).toEqual({ cluster: 'lab', service_name: 'loki-canary' });
  expect(await ask(expr)).toEqual([]);
});

test('the collector tells what waits, what is refused and what is given up, by the names that alerts ask for', async () => {
  const told = async () => (await fetch(`http://127.0.0.1:${telemetry}/metrics`)).text();
  expect(await told()).not.toContain('otelcol_exporter_send_failed_log_records{');
  // Too old to be kept: Loki refuses it for good.
  const file = join(folder, 'pods/monitoring_old-1_00000000-0000-4000-8000-000000000002/old');
  mkdirSync(file, { recursive: true });
  writeFileSync(join(file, '0.log'), '2020-01-01T00:00:00.000000001Z stdout F a line of 2020\n');
  const failed = /^otelcol_exporter_send_failed_log_records\{.*exporter="otlp_http\/loki".*\} 1$/m;
  const metrics = await until('the line given up', async () => {
    const text = await told();
    return failed.test(text) ? text : undefined;
  });
  for (const name of [
    'exporter_queue_size',
    'exporter_queue_capacity',
    'receiver_refused_log_records',
    'process_uptime',
  ])
    expect(metrics).toMatch(new RegExp(`^otelcol_${name}(\\{.*\\})? \\d`, 'm'));
});
