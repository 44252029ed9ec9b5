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
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { LogsPipeline } from './logs-pipeline';
import { listen, type Running, until } from './process';

/*
 * Numbered lines in the files of many pods, rotated and compressed as the kubelet does it, while the collector is killed
 * and Loki is away. What stands for Loki counts the numbers.
 */

const PODS = 60;
const LINES_PER_SECOND = 5000;
const SECONDS = 40;
const MEMORY_LIMIT = 512;

let folder: string;
let logs: LogsPipeline;
let collector: Running;
let server: Server;
let away = false;
let memory = 0;
const seen = new Map<string, number>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-loss-'));
  const listening = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (away) {
        response.writeHead(503).end();
        return;
      }
      for (const [number] of Buffer.concat(chunks)
        .toString()
        .matchAll(/number=\d+-\d+/g))
        seen.set(number, (seen.get(number) ?? 0) + 1);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server = listening.server;

  logs = new LogsPipeline(folder, (loki) => ({
    // In a form that can be counted without a schema.
    'otlp_http/loki': { ...loki, logs_endpoint: listening.url, encoding: 'json', compression: 'none' },
  }));
});

afterAll(async () => {
  await collector.stop('SIGKILL');
  server.close();
  rmSync(folder, { recursive: true });
});

test('no line is lost while the collector is killed five times and Loki is away, and memory stays under its limit', async () => {
  const files = Array.from({ length: PODS }, (_, pod) => {
    const path = join(
      folder,
      'pods',
      `openstack_nova-api-${pod}_00000000-0000-4000-8000-${String(pod).padStart(12, '0')}`,
      'nova-api',
    );
    mkdirSync(path, { recursive: true });
    return { path: join(path, '0.log'), handle: openSync(join(path, '0.log'), 'a') };
  });
  const compressing: Promise<void>[] = [];
  /** As the kubelet: the file gets another name, a new one begins, and the one before the last is compressed. */
  const rotate = (file: (typeof files)[number], second: number, before: number | undefined) => {
    closeSync(file.handle);
    const named = (at: number) => `${file.path}.20261124-${String(at).padStart(6, '0')}`;
    renameSync(file.path, named(second));
    file.handle = openSync(file.path, 'a');
    if (before === undefined) return;
    const old = named(before);
    compressing.push(
      pipeline(createReadStream(old), createGzip(), createWriteStream(`${old}.tmp`)).then(() => {
        renameSync(`${old}.tmp`, `${old}.gz`);
        unlinkSync(old);
      }),
    );
  };

  collector = logs.start();
  let written = 0;
  const begin = Date.now();
  for (let second = 0; second < SECONDS; second++) {
    for (let tenth = 0; tenth < 10; tenth++) {
      const stamp = new Date().toISOString();
      const time = stamp.replace('T', ' ').replace('Z', '');
      files.forEach((file, pod) => {
        const lines = Array.from({ length: Math.ceil(LINES_PER_SECOND / PODS / 10) }, () => {
          written++;
          return `${stamp.replace('Z', '123456Z')} stderr F ${time} 7 INFO nova.api.wsgi [None req-1 - - - - - -] number=${pod}-${written} of a request\n`;
        });
        writeSync(file.handle, lines.join(''));
      });
      await sleep(Math.max(0, begin + second * 1000 + (tenth + 1) * 100 - Date.now()));
    }
    away = second >= 10 && second < 25;
    if (second % 7 === 6) {
      collector.assertAlive();
      await collector.stop('SIGKILL');
      // Away while files are rotated, once.
      if (second !== 20) collector = logs.start();
    }
    if (second === 22) collector = logs.start();
    if (collector.alive) memory = Math.max(memory, collector.memory);
    if (second % 10 === 1 && second > 1)
      for (const file of files) rotate(file, second, second > 11 ? second - 10 : undefined);
  }
  await Promise.all(compressing);
  for (const { handle } of files) closeSync(handle);

  await until('every number', () => (seen.size >= written ? true : undefined), 120).catch(() => undefined);
  const twice = [...seen.values()].reduce((sum, count) => sum + count - 1, 0);
  console.log(
    `${written} lines written, ${written - seen.size} missing, ${twice} arrived again, at most ${memory.toFixed(0)} MiB of memory`,
  );
  expect(seen.size).toBe(written);
  expect(memory).toBeLessThan(MEMORY_LIMIT);
}, 300_000);
