import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { objects, type Rendered } from '../trees';
import { LogsPipeline } from './logs-pipeline';
import { listen, program, Running, until } from './process';

/*
 * The canary with the arguments of its manifest prints its lines, the rendered pipeline of container logs brings them to the
 * real Loki, and the canary has to find each there; and has to say so when one is taken away.
 */

const named = (kind: string, name: string): Rendered =>
  objects('lab', kind).find(({ metadata }) => metadata.name === name);

let folder: string;
let address: string;
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
  collector = new LogsPipeline(folder, (exporter) => ({
    'otlp_http/loki': { ...exporter, logs_endpoint: `http://${address}/otlp/v1/logs` },
  })).start();
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
