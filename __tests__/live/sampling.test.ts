import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Loopback } from './loopback';
import { program, Running, until } from './process';
import { deliver, request, type Span, type SpanToSend, spansIn, standIn } from './spans';

/*
 * Ten thousand traces through two nodes' collectors and two gateways, as rendered: each span of a trace enters at another
 * node, as the services of a request do.
 */

const TRACES = 10_000;
/** Spans of a trace; each is sent by itself. */
const SPANS = 3;
/** Per cent of the traces that are kept though nothing is wrong with them. */
const SHARE = 20;
const SLOW_MILLISECONDS = 1000;
const STORE = '127.0.0.1:14317';
const GATEWAYS = ['127.0.0.2', '127.0.0.3'];
const NODES = ['127.0.0.4', '127.0.0.5'];
const NAME = 'gateway-collector.monitoring.svc';

const intent = {
  collectors: { sampling: { share: SHARE, slowMilliseconds: SLOW_MILLISECONDS, waitSeconds: 10 } },
};

let folder: string;
let received: string;
const running: Running[] = [];
let gateways: Loopback[];
let kept: Map<string, Span[]>;

const traceId = (number: number) => (number * 2_654_435_761).toString(16).padStart(32, '5');
const failed = (number: number) => number % 50 === 0;
const slow = (number: number) => number % 40 === 1;

/** The spans of a trace: one of them, and not the first, has what the trace is kept for. */
function spansOfTrace(number: number): SpanToSend[] {
  const begin = BigInt(Date.now()) * 1_000_000n;
  return Array.from({ length: SPANS }, (_, index) => ({
    traceId: traceId(number),
    startTimeUnixNano: String(begin),
    endTimeUnixNano: String(begin + BigInt(slow(number) && index === 1 ? SLOW_MILLISECONDS + 200 : 20) * 1_000_000n),
    ...(failed(number) && index === 2 ? { status: { code: 2 } } : {}),
  }));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-sampling-'));
  received = join(folder, 'spans.json');
  writeFileSync(join(folder, 'store.yaml'), standIn(STORE, received));
  running.push(new Running('store', program('otelcol'), [`--config=${join(folder, 'store.yaml')}`]));
  const start = async (loopback: Loopback) => {
    const one = loopback.start();
    running.push(one);
    await loopback.ready(one);
    return loopback;
  };
  gateways = await Promise.all(
    GATEWAYS.map((address) =>
      start(
        new Loopback({
          folder: join(folder, address),
          component: 'gateway-collector',
          pipelines: ['traces/sampled'],
          intent,
          address,
          change: ({ exporters }) => {
            exporters['otlp_grpc/tempo'].endpoint = STORE;
          },
        }),
      ),
    ),
  );
  const nodes = await Promise.all(
    NODES.map((address) =>
      start(
        new Loopback({
          folder: join(folder, address),
          component: 'daemon-collector',
          pipelines: ['traces/applications'],
          intent,
          address,
          names: GATEWAYS.map((gateway) => [gateway, NAME] as const),
        }),
      ),
    ),
  );

  const BATCH = 100;
  for (let first = 0; first < TRACES; first += BATCH) {
    const traces = Array.from({ length: BATCH }, (_, index) => spansOfTrace(first + index));
    await Promise.all(
      Array.from({ length: SPANS }, (_, index) =>
        deliver(
          `http://${nodes[index % nodes.length]?.address}:4318/v1/traces`,
          request(
            `service-${index}`,
            traces.flatMap((spans) => spans.slice(index, index + 1)),
          ),
        ),
      ),
    );
  }
  const judged = async (having = '') => {
    const name = 'otelcol_processor_tail_sampling_global_count_traces_sampled';
    const counts = await Promise.all(gateways.map((gateway) => gateway.counted(name, having)));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  await until('the judgement of every trace', async () => (await judged()) >= TRACES || undefined, 120);
  const spans = (await judged('sampled="true"')) * SPANS;
  await until('what is kept at the store', () => spansIn(received).length >= spans || undefined).catch(() => undefined);
  kept = new Map();
  for (const span of spansIn(received)) kept.set(span.traceId, [...(kept.get(span.traceId) ?? []), span]);
}, 300_000);

afterAll(async () => {
  for (const one of running) await one.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

const numbers = Array.from({ length: TRACES }, (_, number) => number);

test('every trace with an error, and every slow one, is whole', () => {
  for (const wanted of [failed, slow]) {
    const found = numbers.filter(wanted).map((number) => kept.get(traceId(number))?.length ?? 0);
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter((count) => count !== SPANS)).toEqual([]);
  }
});

test('of the others the share is kept, each whole, and nothing of the rest', () => {
  const others = numbers.filter((number) => !failed(number) && !slow(number));
  const found = others.flatMap((number) => kept.get(traceId(number))?.length ?? []);
  expect(found.filter((count) => count !== SPANS)).toEqual([]);
  const share = (100 * found.length) / others.length;
  console.log(`${found.length} of ${others.length} ordinary traces kept, ${share.toFixed(1)} %`);
  // Four standard deviations of a fair draw.
  expect(Math.abs(share - SHARE)).toBeLessThan(400 * Math.sqrt((0.2 * 0.8) / others.length));
});

test('both gateways have had their part, and nothing was dropped for want of room', async () => {
  for (const gateway of gateways) {
    expect(await gateway.counted('otelcol_processor_tail_sampling_new_trace_id_received')).toBeGreaterThan(TRACES / 10);
    expect(await gateway.counted('otelcol_processor_tail_sampling_sampling_trace_dropped_too_early')).toBe(0);
  }
});
