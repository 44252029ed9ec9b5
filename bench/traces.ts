import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import setup from '../__tests__/live/global-setup';
import { Loopback } from '../__tests__/live/loopback';
import { program, Running, until } from '../__tests__/live/process';
import { attributes, deliver, request, standIn } from '../__tests__/live/spans';
import type { Rendered } from '../__tests__/trees';

/*
 * What the daemon's whole work on spans costs, against the same program with nothing but an OTLP receiver and an OTLP exporter
 * as they are without settings: protobuf over HTTP in, gRPC out, as SDKs batch them. Besides, where the difference is from:
 * the queue on disk, by which nothing is lost, and how spans are packed.
 *
 *   npm run bench:traces
 */

const REQUESTS = 500;
/** Spans of a request: what an SDK sends at most at a time. */
const BATCH = 512;
const CLIENTS = 4;
const STORE = '127.0.0.1:14317';
/** Runs of each, of which the median counts. */
const RUNS = 3;

/** Requests of a trace, each with a span at both ends. */
const CALLS = 3;

/**
 * Spans as the instrumentation of a web framework makes them, each with ids, times, a resource and a client of its own:
 * what a store is sent is compressed, and what is alike would cost nothing.
 */
function spans() {
  const start = BigInt(Date.now()) * 1_000_000n;
  return Array.from({ length: BATCH }, (_, index) => {
    const random = (what: string) => createHash('sha256').update(`${what} ${index}`).digest('hex');
    const number = (what: string, below: number) => Number.parseInt(random(what).slice(0, 8), 16) % below;
    const trace = createHash('sha256')
      .update(`trace ${Math.floor(index / (2 * CALLS))}`)
      .digest('hex');
    const id = random('server').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
    const begun = start + BigInt(number('begin', 1_000_000_000));
    const { method, route, service } = CALLED[number('call', CALLED.length)] ?? CALLED[0];
    return {
      traceId: trace.slice(0, 32),
      spanId: random('span').slice(0, 16),
      parentSpanId: index % (2 * CALLS) === 0 ? '' : random('parent').slice(0, 16),
      name: `${method} ${route}`,
      kind: index % 2 === 0 ? 3 : 2,
      startTimeUnixNano: String(begun),
      endTimeUnixNano: String(begun + BigInt(1_000_000 + number('took', 900_000_000))),
      attributes: attributes({
        'http.request.method': method,
        'http.route': route,
        'url.path': route.replace('{id}', id),
        'url.scheme': 'http',
        'server.address': `${service}.openstack.svc`,
        'client.address': `10.233.${number('network', 64)}.${number('host', 250)}`,
        'client.port': String(32_768 + number('port', 28_000)),
        'user_agent.original': 'python-novaclient',
        'network.protocol.version': '1.1',
        'http.response.status_code': '200',
        'thread.name': `worker-${number('worker', 16)}`,
      }),
    };
  });
}

/** What is called. */
const CALLED = [
  { method: 'GET', route: '/v2.1/servers/{id}', service: 'nova-api' },
  { method: 'POST', route: '/v2.1/servers/{id}/action', service: 'nova-api' },
  { method: 'GET', route: '/v2.0/ports/{id}', service: 'neutron-server' },
  { method: 'GET', route: '/v3/auth/tokens', service: 'keystone-api' },
  { method: 'GET', route: '/resource_providers/{id}/inventories', service: 'placement-api' },
] as const;

/** A request as protobuf, which the collector itself makes of the JSON form. */
async function encoded(folder: string): Promise<Buffer> {
  const path = join(folder, 'request.bin');
  const config = join(folder, 'encoder.json');
  writeFileSync(
    config,
    JSON.stringify({
      receivers: { otlp: { protocols: { http: { endpoint: '127.0.0.1:14318' } } } },
      exporters: { file: { path, format: 'proto' } },
      service: {
        pipelines: { traces: { receivers: ['otlp'], exporters: ['file'] } },
        telemetry: { metrics: { level: 'none' } },
      },
    }),
  );
  const encoder = new Running('encoder', program('otelcol'), [`--config=${config}`]);
  await deliver('http://127.0.0.1:14318/v1/traces', request('bench', spans()));
  await encoder.stop();
  // Four bytes of length before each message.
  return readFileSync(path).subarray(4);
}

function whole(config: Rendered): void {
  config.exporters['otlp_grpc/tempo'].endpoint = STORE;
}

/** The daemon's way through, with nothing done to spans. */
function through(config: Rendered): void {
  whole(config);
  config.service.pipelines['traces/applications'].processors = [];
}

/** The same, with a queue in memory. */
function inMemory(config: Rendered): void {
  through(config);
  delete config.exporters['otlp_grpc/tempo'].sending_queue.storage;
}

/** The way through as the collector has it without settings: a queue in memory, a batch a request, packed by gzip. */
function bare(config: Rendered): void {
  through(config);
  config.exporters['otlp_grpc/tempo'] = { endpoint: STORE, tls: { insecure: true } };
}

/** Spans a second of CPU time, and the most memory. */
async function measure(folder: string, body: Buffer, change: (config: Rendered) => void) {
  const store = join(folder, 'store.json');
  writeFileSync(store, standIn(STORE, join(folder, 'spans.json'), ['bench']));
  const sink = new Running('store', program('otelcol'), [`--config=${store}`]);
  const own = mkdtempSync(join(folder, 'run-'));
  const daemon = new Loopback({
    folder: own,
    component: 'daemon-collector',
    pipelines: ['traces/applications'],
    change,
  });
  const collector = daemon.start();
  try {
    await daemon.ready(collector);
    let left = REQUESTS;
    let memory = 0;
    const headers = { 'content-type': 'application/x-protobuf' };
    const client = async () => {
      while (left-- > 0) {
        const answer = await fetch(`http://${daemon.address}:4318/v1/traces`, {
          method: 'POST',
          headers,
          body: new Uint8Array(body),
        });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`refused with ${answer.status}`);
        memory = Math.max(memory, collector.memory);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const total = REQUESTS * BATCH;
    await until(
      'every span',
      async () => ((await daemon.counted('otelcol_exporter_sent_spans')) >= total ? true : undefined),
      120,
    );
    return { perCore: total / collector.cpu, memory };
  } finally {
    await collector.stop('SIGKILL');
    await sink.stop('SIGKILL');
  }
}

async function main(): Promise<void> {
  setup();
  const folder = mkdtempSync(join(tmpdir(), 'bench-traces-'));
  try {
    const body = await encoded(folder);
    const median = async (name: string, change: (config: Rendered) => void) => {
      const runs = [];
      for (let run = 0; run < RUNS; run++) runs.push(await measure(folder, body, change));
      const sorted = runs.sort((a, b) => a.perCore - b.perCore);
      const { perCore } = sorted[Math.floor(RUNS / 2)] ?? { perCore: 0 };
      const memory = Math.max(...runs.map((run) => run.memory));
      console.log(`${name}: ${perCore.toFixed(0)} spans a second and core, ${memory.toFixed(0)} MiB at most`);
      return perCore;
    };
    const least = await median('receiver and exporter without settings', bare);
    const memory = await median("the daemon's exporter, with a queue in memory", inMemory);
    const disk = await median("the daemon's exporter", through);
    const daemon = await median('the whole daemon', whole);
    console.log(
      `the queue on disk: ratio ${(disk / memory).toFixed(2)}; what is done to spans: ratio ${(daemon / disk).toFixed(2)}`,
    );
    console.log(`ratio ${(daemon / least).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
