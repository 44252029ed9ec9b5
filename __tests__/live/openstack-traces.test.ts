import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Rendered } from '../trees';
import { writeLog } from './container-logs';
import { Loopback } from './loopback';
import { OpenStack, type Service, type Setup } from './openstack';
import { listen, program, Running, until } from './process';
import { type Span, spansIn, standIn } from './spans';

/*
 * The real Keystone and Placement with the settings that docs/instrumenting.md shows, and the rendered daemon they tell of
 * their requests. A collector stands where Tempo is.
 */

const STORE = '127.0.0.1:14317';
const KEY = 'a-key-of-the-live-tests';
const REQUESTS = 40;
const SERVER = 2;

const [, page = ''] = readFileSync(join(__dirname, '../../docs/instrumenting.md'), 'utf8').split('\n## OpenStack\n');

let folder: string;
let daemon: Loopback;
let collector: Running;
let store: Running;
let loki: Server;
let openstack: OpenStack;
/** Records that Loki was sent. */
const records: Rendered[] = [];

/** What the page shows in a language, with this machine in place of the node's collector and a key in place of the Secret's. */
function documented(language: string, having: string): string {
  const shown = [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);
  const found = shown.find((text) => text.includes(having));
  if (found === undefined) throw new Error(`the page shows no ${language} with ${having}`);
  return found.replaceAll('daemon-collector.monitoring.svc', daemon.address).replaceAll('<from a Secret>', KEY);
}

const spans = (): Span[] => spansIn(join(folder, 'spans.json'));
const names = (found: readonly Span[]) => [...new Set(found.map(({ resource }) => resource['service.name']))].sort();

/** Names of spans whose parent has not arrived. */
function orphans(found: readonly Span[]): string[] {
  const known = new Set(['', ...found.map(({ spanId }) => spanId)]);
  return found.filter(({ parentSpanId }) => !known.has(parentSpanId)).map(({ name }) => name);
}

async function startCollector(): Promise<void> {
  collector = daemon.start();
  await daemon.ready(collector);
}

/** Asks for providers at once, and returns the statuses there were. */
async function ask(): Promise<number[]> {
  const [token = ''] = /gAAAA\S+/.exec(await openstack.client('token', 'issue', '--format=value')) ?? [];
  const asked = Array.from({ length: REQUESTS }, (_, number) => openstack.ask(token, `asked-${number}`));
  return [...new Set(await Promise.all(asked))];
}

const withOsprofiler = (): Setup => ({ settings: documented('ini', '[profiler]') });

function withAgent(): Setup {
  const module = documented('python', 'placement.wsgi');
  const { env } = load(documented('yaml', 'OTEL_SERVICE_NAME')) as Rendered;
  const variables = Object.fromEntries(env.map(({ name, value }: Rendered) => [name, value]));
  return {
    agent: ['opentelemetry-instrument'],
    uwsgi: documented('ini', 'py-call-osafterfork'),
    modules: { keystone: module.replaceAll('placement', 'keystone'), placement: module },
    env: (service: Service) => ({ ...variables, OTEL_SERVICE_NAME: service }),
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-openstack-'));
  mkdirSync(join(folder, 'pods'));
  const { server, url } = await listen((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { resourceLogs } = JSON.parse(Buffer.concat(chunks).toString());
      for (const { scopeLogs } of resourceLogs) for (const { logRecords } of scopeLogs) records.push(...logRecords);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  loki = server;
  writeFileSync(join(folder, 'store.yaml'), standIn(STORE, join(folder, 'spans.json')));
  store = new Running('store', program('otelcol'), [`--config=${join(folder, 'store.yaml')}`]);
  daemon = new Loopback({
    folder,
    component: 'daemon-collector',
    pipelines: ['traces/applications', 'logs/containers'],
    change: ({ exporters, receivers }) => {
      exporters['otlp_grpc/tempo'].endpoint = STORE;
      Object.assign(exporters['otlp_http/loki'], { logs_endpoint: url, encoding: 'json', compression: 'none' });
      receivers['file_log/containers'].include = [join(folder, 'pods/*/*/*.log')];
    },
  });
  await startCollector();
  openstack = new OpenStack(join(folder, 'openstack'));
  await openstack.install();
});

afterAll(async () => {
  await openstack?.stop('SIGKILL');
  for (const one of [collector, store]) await one?.stop('SIGKILL');
  loki?.close();
  rmSync(folder, { recursive: true });
});

describe('osprofiler', () => {
  let traced: string;
  let untraced: string;

  /** Has the client ask for projects with a key, and returns the trace it names. */
  async function profiled(key: string): Promise<string> {
    const said = await openstack.client(`--os-profile=${key}`, 'project', 'list');
    return (/^Trace ID: (\S+)$/m.exec(said)?.[1] ?? '').replaceAll('-', '');
  }

  beforeAll(async () => {
    await openstack.start(withOsprofiler());
    traced = await profiled(KEY);
    untraced = await profiled('another-key');
    // What there is to tell is told before the end.
    await openstack.stop();
  });

  test('makes one trace of a command, with every request it makes of the service', async () => {
    const ask = 'WSGI_GET_/v3/projects';
    const found = await until('the spans', () => {
      const own = spans().filter(({ traceId }) => traceId === traced);
      return own.some(({ name }) => name === ask) ? own : undefined;
    });
    expect(names(found)).toEqual(['keystone-public']);
    expect(orphans(found)).toEqual([]);
    expect(found.map(({ name }) => name)).toContain('WSGI_POST_/v3/auth/tokens');
    expect(found.find(({ name }) => name === ask)).toMatchObject({
      kind: SERVER,
      resource: { 'k8s.cluster.name': 'lab' },
    });
  });

  test('makes none for who does not know the key', () => {
    expect(untraced).toMatch(/^[0-9a-f]{32}$/);
    expect(spans().filter(({ traceId }) => traceId === untraced)).toEqual([]);
  });

  test('does not start in Placement, which says so and works', async () => {
    expect(openstack.log).toContain('no such option profiler_otlp');
  });
});

describe('the Python agent', () => {
  const asked = (text: string) => /name=(asked-\d+)/.exec(text)?.[1] ?? '';
  let statuses: number[];
  let answers: Map<string, Span>;
  let all: Span[];

  beforeAll(async () => {
    await openstack.start(withAgent());
    statuses = await ask();
    await openstack.stop();
    const pod = { namespace: 'openstack', name: 'placement-api-0', uid: '00000000-0000-4000-8000-000000000001' };
    // uWSGI tells of each request too.
    const lines = openstack.log
      .split('\n')
      .filter((line) => line.includes('placement.requestlog') && asked(line) !== '');
    writeLog(join(folder, 'pods'), { ...pod, container: 'placement-api' }, 'containerd', lines);
    const arrived = () =>
      spans().filter(({ kind, attributes }) => kind === SERVER && asked(attributes['http.target'] ?? '') !== '');
    await until('a span of each request', () => (arrived().length >= REQUESTS ? true : undefined));
    answers = new Map(arrived().map((span) => [asked(span.attributes['http.target'] ?? ''), span]));
    all = spans();
  });

  test('makes one whole trace of each request, with what it asks of databases and of the other service', () => {
    expect(statuses).toEqual([200]);
    expect(answers.size).toBe(REQUESTS);
    const traces = [...answers.values()].map(({ traceId }) => all.filter((span) => span.traceId === traceId));
    for (const found of traces) {
      expect(orphans(found)).toEqual([]);
      expect(found.some(({ attributes }) => attributes['db.system'] === 'sqlite')).toBe(true);
    }
    // Each of Placement's workers asks Keystone about a token it does not know.
    const through = traces.filter((found) => names(found).includes('keystone'));
    expect(through.length).toBeGreaterThan(0);
    for (const found of through) expect(names(found)).toEqual(['keystone', 'placement']);
  });

  test('leaves nothing that Keystone does for a request outside its trace', () => {
    const begun = all.filter(
      ({ resource, parentSpanId }) => resource['service.name'] === 'keystone' && parentSpanId === '',
    );
    expect(begun.length).toBeGreaterThan(0);
    for (const { name, kind } of begun) expect({ name, kind }).toEqual({ name, kind: SERVER });
  });

  test('puts into the line of a request the trace and the span it is of', async () => {
    const lines = await until('the lines', () => {
      const found = records.filter(({ body }) => asked(body.stringValue) !== '');
      return found.length >= REQUESTS ? found : undefined;
    });
    expect(lines.length).toBeGreaterThanOrEqual(REQUESTS);
    for (const { body, traceId, spanId } of lines) {
      const span = answers.get(asked(body.stringValue));
      expect({ traceId, spanId }).toEqual({ traceId: span?.traceId, spanId: span?.spanId });
    }
  });
});

test.each([
  ['osprofiler', withOsprofiler],
  ['the Python agent', withAgent],
])('with %s, services answer as ever while the collector is away', async (_, setup) => {
  await collector.stop();
  await openstack.start(setup());
  await openstack.client(`--os-profile=${KEY}`, 'project', 'list');
  expect(await ask()).toEqual([200]);
  await openstack.stop();
});
