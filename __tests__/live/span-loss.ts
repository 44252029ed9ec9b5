import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Loopback } from './loopback';
import { program, Running, until } from './process';
import { deliver, request, spansIn, standIn } from './spans';

const STORE = '127.0.0.1:14317';
/** Spans in one request of the client. */
const BATCH = 100;
/** Requests under way at a time. */
const CLIENTS = 8;

/**
 * A patient client sends numbered spans through the rendered daemon while the store is away and the collector is killed
 * twice. Returns what arrived.
 *
 * @param awaySeconds how long the store is away
 */
export async function sendThroughTrouble(
  count: number,
  awaySeconds: number,
): Promise<{ readonly missing: number; readonly again: number; readonly memory: number; readonly seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'genestack-spans-'));
  const received = join(folder, 'spans.json');
  const storeConfig = join(folder, 'store.yaml');
  writeFileSync(storeConfig, standIn(STORE, received));
  const startStore = () => new Running('store', program('otelcol'), [`--config=${storeConfig}`]);
  const daemon = new Loopback({
    folder,
    component: 'daemon-collector',
    pipelines: ['traces/applications'],
    change: ({ exporters }) => {
      exporters['otlp_grpc/tempo'].endpoint = STORE;
    },
  });
  let store = startStore();
  let collector = daemon.start();
  const begin = Date.now();
  try {
    await daemon.ready(collector);
    let next = 0;
    let memory = 0;
    const pace = (awaySeconds * 1000) / (count / BATCH);
    const client = async () => {
      for (let number = next; number < count; number = next) {
        next += BATCH;
        const spans = Array.from({ length: Math.min(BATCH, count - number) }, (_, index) => ({
          name: `number ${number + index}`,
        }));
        await deliver(`http://${daemon.address}:4318/v1/traces`, request('numbers', spans));
        memory = Math.max(memory, collector.memory);
        await sleep(pace * CLIENTS * 0.9);
      }
    };
    const trouble = async () => {
      const part = awaySeconds * 1000;
      await sleep(part * 0.05);
      await store.stop();
      for (const wait of [0.3, 0.4]) {
        await sleep(part * wait);
        await collector.stop('SIGKILL');
        collector = daemon.start();
      }
      await sleep(part * 0.3);
      store = startStore();
    };
    await Promise.all([trouble(), ...Array.from({ length: CLIENTS }, client)]);
    const numbers = () => spansIn(received).map(({ name }) => name);
    await until('every number', () => (new Set(numbers()).size >= count ? true : undefined), 90).catch(() => undefined);
    const arrived = numbers();
    const seen = new Set(arrived).size;
    return { missing: count - seen, again: arrived.length - seen, memory, seconds: (Date.now() - begin) / 1000 };
  } finally {
    await collector.stop('SIGKILL');
    await store.stop('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}
