import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { LogsPipeline } from './logs-pipeline';
import { listen, until } from './process';

/*
 * Numbered lines in the files of many pods, rotated and compressed as the kubelet does it, while the collector is killed
 * and Loki is away. What stands for Loki counts the numbers.
 */

const PODS = 60;
const LINES_PER_SECOND = 5400;
const ROTATED_EVERY = 10;

/** What is done to the collector and to Loki, in seconds since the first line. */
export interface Plan {
  /** For how long lines are written. */
  readonly seconds: number;
  /** When the collector is killed with -9 and started again. */
  readonly kills: readonly number[];
  /** When it is killed and started again only later: over a rotation. */
  readonly stopped?: readonly [from: number, to: number];
  /** When Loki answers 503. */
  readonly outage?: readonly [from: number, to: number];
  /** Bytes that may wait on disk, if not as many as in the manifest. */
  readonly queue?: number;
}

export interface Outcome {
  readonly written: number;
  readonly missing: number;
  readonly again: number;
  /** MiB, at most. */
  readonly memory: number;
  /** How many seconds after the last line the last number arrived. */
  readonly behind: number;
}

export const told = ({ written, missing, again, memory, behind }: Outcome) =>
  `${written} lines written, ${missing} missing, ${again} arrived again, at most ${memory.toFixed(0)} MiB of memory, all there ${behind.toFixed(0)} s after the last`;

/** A line of one of the formats that pods write, with its number. */
const FORMATS: ReadonlyArray<(iso: string, number: string) => string> = [
  (iso, number) =>
    `${iso.replace('T', ' ').replace('Z', '')} 7 INFO nova.api.wsgi [None req-1 - - - - - -] number=${number} of a request`,
  (_, number) => `number=${number} written by a program that nobody knows`,
  (iso, number) => `{"time":"${iso}","level":"info","msg":"number=${number} served"}`,
  (iso, number) => `time="${iso}" level=info msg="number=${number} served"`,
  (_, number) => `10.0.0.7 - - [24/Nov/2026:10:00:00 +0000] "GET /v3/number=${number} HTTP/1.1" 200 318 "-" "curl/8.5"`,
];

/** The number in the body of a record of OTLP's JSON; attributes may have it too. */
const NUMBER = /"body":\{"stringValue":"(?:[^"\\]|\\.)*?number=(\d+-\d+)/g;

/** Runs a plan to its end, and waits until every number has arrived or nothing has come for half a minute. */
export async function lose({ seconds, kills, stopped, outage, queue }: Plan): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'genestack-loss-'));
  const seen = new Map<string, number>();
  let away = false;
  let last = Date.now();
  const { server, url } = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (away) {
        response.writeHead(503).end();
        return;
      }
      for (const [, number = ''] of Buffer.concat(chunks).toString().matchAll(NUMBER))
        seen.set(number, (seen.get(number) ?? 0) + 1);
      last = Date.now();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const logs = new LogsPipeline(folder, ({ sending_queue, ...loki }) => ({
    'otlp_http/loki': {
      ...loki,
      sending_queue: { ...sending_queue, ...(queue === undefined ? {} : { queue_size: queue }) },
      logs_endpoint: url,
      // In a form that can be counted without a schema.
      encoding: 'json',
      compression: 'none',
    },
  }));

  const files = Array.from({ length: PODS }, (_, pod) => {
    const uid = `00000000-0000-4000-8000-${String(pod).padStart(12, '0')}`;
    const path = join(folder, 'pods', `openstack_nova-api-${pod}_${uid}`, 'nova-api');
    mkdirSync(path, { recursive: true });
    return { path: join(path, '0.log'), handle: openSync(join(path, '0.log'), 'a') };
  });
  const compressing: Promise<void>[] = [];
  /** As the kubelet: the file gets another name, a new one begins, and the one before the last is compressed. */
  const rotate = (file: (typeof files)[number], turn: number) => {
    closeSync(file.handle);
    const named = (at: number) => `${file.path}.20261124-${String(at).padStart(6, '0')}`;
    renameSync(file.path, named(turn));
    file.handle = openSync(file.path, 'a');
    if (turn === 1) return;
    const old = named(turn - 1);
    compressing.push(
      pipeline(createReadStream(old), createGzip(), createWriteStream(`${old}.tmp`)).then(() => {
        renameSync(`${old}.tmp`, `${old}.gz`);
        unlinkSync(old);
      }),
    );
  };

  let collector = logs.start();
  try {
    let written = 0;
    let memory = 0;
    const begin = Date.now();
    for (let second = 0; second < seconds; second++) {
      for (let tenth = 0; tenth < 10; tenth++) {
        const stamp = new Date().toISOString();
        files.forEach((file, pod) => {
          const lines = Array.from({ length: Math.ceil(LINES_PER_SECOND / PODS / 10) }, () => {
            written++;
            const line = FORMATS[pod % FORMATS.length]?.(stamp, `${pod}-${written}`);
            return `${stamp.replace('Z', '123456Z')} stderr F ${line}\n`;
          });
          writeSync(file.handle, lines.join(''));
        });
        await sleep(Math.max(0, begin + second * 1000 + (tenth + 1) * 100 - Date.now()));
      }
      away = outage !== undefined && second >= outage[0] && second < outage[1];
      if (kills.includes(second)) {
        collector.assertAlive();
        await collector.stop('SIGKILL');
        collector = logs.start();
      }
      if (second === stopped?.[0]) await collector.stop('SIGKILL');
      if (second === stopped?.[1]) collector = logs.start();
      if (collector.alive) memory = Math.max(memory, collector.memory);
      if (second % ROTATED_EVERY === 1 && second > 1)
        for (const file of files) rotate(file, Math.floor(second / ROTATED_EVERY));
    }
    away = false;
    await Promise.all(compressing);
    const end = Date.now();
    last = end;
    await until(
      'every number',
      () => {
        collector.assertAlive();
        memory = Math.max(memory, collector.memory);
        return seen.size >= written || Date.now() - last > 45_000 ? true : undefined;
      },
      600,
    );
    const again = [...seen.values()].reduce((sum, count) => sum + count - 1, 0);
    return { written, missing: written - seen.size, again, memory, behind: (last - end) / 1000 };
  } finally {
    for (const { handle } of files) closeSync(handle);
    await collector.stop('SIGKILL');
    server.close();
    rmSync(folder, { recursive: true });
  }
}
