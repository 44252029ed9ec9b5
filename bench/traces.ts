import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import setup from '../__tests__/live/global-setup';
import { Loopback } from '../__tests__/live/loopback';
import { program, Running, until } from '../__tests__/live/process';
import { attributes, deliver, request, standIn } from '../__tests__/live/spans';
import type { Rendered } from '../__tests__/trees';

/*
 * What the daemon's whole work on spans costs, against the same program that hands them from its OTLP receiver through the
 * same queue on disk to its OTLP exporter: protobuf over HTTP in, gRPC out, as SDKs batch them. Besides, what the promise
 * costs that nothing is lost: the same way with a queue in memory.
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

/** Spans as the instrumentation of a web framework makes them. */
function spans() {
  const own = attributes({
    'http.request.method': 'GET',
    'http.route': '/v2.1/servers/{id}',
    'url.path': '/v2.1/servers/5b8efff7-9803-8103-d269-b633813fc60c',
    'url.scheme': 'http',
    'server.address': 'nova-api.openstack.svc',
    'client.address': '10.233.64.17',
    'user_agent.original': 'python-novaclient',
    'network.protocol.version': '1.1',
    'http.response.status_code': '200',
    'thread.name': 'worker-7',
  });
  return Array.from({ length: BATCH }, () => ({ name: 'GET /v2.1/servers/{id}', attributes: own }));
}

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

/** Nothing but the way through. */
function bare(config: Rendered): void {
  whole(config);
  config.service.pipelines['traces/applications'].processors = [];
}

/** The way through, with nothing on disk. */
function inMemory(config: Rendered): void {
  bare(config);
  delete config.exporters['otlp_grpc/tempo'].sending_queue.storage;
}

function whole(config: Rendered): void {
  config.exporters['otlp_grpc/tempo'].endpoint = STORE;
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
    const memory = await median('the way through, in memory', inMemory);
    const disk = await median('the way through, on disk', bare);
    const daemon = await median('the whole daemon', whole);
    console.log(`the queue on disk: ratio ${(disk / memory).toFixed(2)}`);
    console.log(`ratio ${(daemon / disk).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
