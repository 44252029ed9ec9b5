import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Loopback } from './loopback';
import { program, Running, until } from './process';
import { sendThroughTrouble } from './span-loss';
import { deliver, post, request, spansIn, standIn } from './spans';

/*
 * Spans as nobody should send them, through the rendered daemon to a collector that stands where Tempo is: whatever comes,
 * memory stays under the pod's limit, what is not taken is counted, and the spans of others arrive.
 */

test('no span is lost while the store is away and the collector is killed twice', async () => {
  const { missing, again, memory } = await sendThroughTrouble(10_000, 15);
  console.log(`${missing} missing, ${again} arrived again, at most ${memory.toFixed(0)} MiB of memory`);
  expect(missing).toBe(0);
}, 180_000);

describe('bad input', () => {
  const STORE = '127.0.0.1:14317';
  let folder: string;
  let received: string;
  let daemon: Loopback;
  let store: Running;
  let collector: Running;
  let url: string;
  let memory = 0;
  let watching: NodeJS.Timeout;

  const arrived = (service: string) => spansIn(received).filter(({ resource }) => resource['service.name'] === service);

  /** Sends sound spans as another application would, and waits until each is there. */
  async function othersFlowOn(count = 50): Promise<void> {
    const name = `other-${arrived('').length}-${Date.now()}`;
    for (let number = 0; number < count; number++) await deliver(url, request(name, [{}]));
    const found = await until('the spans of others', () => {
      const own = arrived(name);
      return own.length >= count ? own : undefined;
    });
    expect(found).toHaveLength(count);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'genestack-spans-'));
    received = join(folder, 'spans.json');
    writeFileSync(join(folder, 'store.yaml'), standIn(STORE, received, ['flood']));
    store = new Running('store', program('otelcol'), [`--config=${join(folder, 'store.yaml')}`]);
    daemon = new Loopback({
      folder,
      component: 'daemon-collector',
      pipelines: ['traces/applications', 'logs/applications', 'metrics/applications'],
      change: ({ exporters }) => {
        exporters['otlp_grpc/tempo'].endpoint = STORE;
      },
    });
    collector = daemon.start();
    await daemon.ready(collector);
    url = `http://${daemon.address}:4318/v1/traces`;
    watching = setInterval(() => {
      if (collector.alive) memory = Math.max(memory, collector.memory);
    }, 50);
  });

  afterEach(() => {
    collector.assertAlive();
    expect(memory).toBeLessThan(daemon.memoryLimit);
  });

  afterAll(async () => {
    clearInterval(watching);
    await collector?.stop('SIGKILL');
    await store?.stop('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  test('a span of 20 MB is refused, also if it is small before it is unpacked', async () => {
    const value = { stringValue: 'x'.repeat(20_000_000) };
    const body = request('large', [{ attributes: [{ key: 'payload', value }] }]);
    expect(await post(url, body)).not.toBe(200);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const packed = await fetch(url, { method: 'POST', headers, body: new Uint8Array(gzipSync(body)) });
    expect(packed.ok).toBe(false);
    await othersFlowOn();
    expect(arrived('large')).toEqual([]);
  });

  test('a span of 5 MB is cut to what the store takes', async () => {
    const value = { stringValue: 'x'.repeat(5_000_000) };
    await deliver(url, request('cut', [{ name: 'y'.repeat(10_000), attributes: [{ key: 'payload', value }] }]));
    const [span] = await until('the span', () => (arrived('cut').length > 0 ? arrived('cut') : undefined));
    expect(span?.attributes.payload).toHaveLength(16 * 1024);
    expect(span?.name).toHaveLength(1024);
  });

  test('of 10,000 attributes 128 are kept, and the span says how many are not', async () => {
    const attributes = Array.from({ length: 10_000 }, (_, index) => ({
      key: `key-${index}`,
      value: { stringValue: 'value' },
    }));
    await deliver(url, request('wide', [{ attributes }]));
    const [span] = await until('the span', () => (arrived('wide').length > 0 ? arrived('wide') : undefined));
    expect(Object.keys(span?.attributes ?? {})).toHaveLength(128);
    expect(span?.droppedAttributes).toBe(9872);
  });

  test('spans with no id, or from the far future, are counted and left out of their request', async () => {
    const filtered = () => daemon.counted('otelcol_processor_filter_spans_filtered', 'filter/possible-spans');
    const before = await filtered();
    const future = String(BigInt(Date.UTC(2099, 0)) * 1_000_000n);
    const spans = [
      { traceId: '0'.repeat(32) },
      { spanId: '0'.repeat(16) },
      { startTimeUnixNano: future, endTimeUnixNano: future },
      { name: 'sound' },
    ];
    await deliver(url, request('mixed', spans));
    const found = await until('the sound span', () => (arrived('mixed').length > 0 ? arrived('mixed') : undefined));
    expect(found.map(({ name }) => name)).toEqual(['sound']);
    expect((await filtered()) - before).toBe(3);
  });

  test.each([
    ['an id of the wrong length', request('broken', [{ traceId: 'abc123' }])],
    ['an id that is no number', request('broken', [{ traceId: 'z'.repeat(32) }])],
    ['half a request', request('broken', [{}]).slice(0, 100)],
    ['no JSON', '\u0000\u0001'],
  ])('%s is refused for good, so that its sender does not try again', async (_, body) => {
    expect(await post(url, body)).toBe(400);
    await othersFlowOn(5);
    expect(arrived('broken')).toEqual([]);
  });

  test('a client that never reads its answers is cut off, and holds up nobody', async () => {
    const client = new Running('client', 'python3', [join(__dirname, 'deaf.py'), daemon.address, '4318', 'no request']);
    await othersFlowOn();
    expect(await client.end()).toBe(0);
    expect(client.log.trim()).toBe('4');
    await othersFlowOn();
  }, 180_000);

  test('a flood from one pod does not keep the spans of others', async () => {
    const attributes = [{ key: 'payload', value: { stringValue: 'x'.repeat(10_000) } }];
    const flood = request(
      'flood',
      Array.from({ length: 300 }, () => ({ attributes })),
    );
    let going = true;
    const statuses = new Map<number, number>();
    const flooding = Array.from({ length: 16 }, async () => {
      while (going) {
        const status = await post(url, flood);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    });
    await othersFlowOn(100).finally(() => {
      going = false;
    });
    await Promise.all(flooding);
    console.log(
      `${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')}, ${memory.toFixed(0)} MiB`,
    );
    expect(statuses.get(200)).toBeGreaterThan(10);
    await othersFlowOn();
  }, 180_000);
});
