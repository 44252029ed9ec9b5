import { appendFileSync, createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'js-yaml';
import { z } from 'zod';
import setup from '../__tests__/live/global-setup';
import { LogsPipeline } from '../__tests__/live/logs-pipeline';
import { listen, type Running } from '../__tests__/live/process';
import type { Rendered } from '../__tests__/trees';
import { LOG_ATTRIBUTES } from '../constructs/core/log-labels';

/*
 * What the daemon's whole work on logs costs, against the same program that does no more than take off the runtime's
 * prefix, over the lines of the corpus in both; what it holds at a steady rate; and how many streams a cluster makes.
 *
 *   npm run bench:logs
 */

const LINES = 300_000;
const STEADY_LINES_PER_SECOND = 10_000;
const STEADY_SECONDS = 30;
const PODS = 3000;

const corpus = z.object({ records: z.array(z.object({ lines: z.array(z.string()) })) });

/** The lines of each program of the corpus, as its pod writes them. */
const PROGRAMS = readdirSync(join(__dirname, '../__tests__/corpus')).map((file) =>
  corpus
    .parse(load(readFileSync(join(__dirname, '../__tests__/corpus', file), 'utf8')))
    .records.flatMap(({ lines }) => lines.map((line) => `2026-11-24T12:00:00.000000001Z stderr F ${line}\n`)),
);

/** The file of a pod. Its first line is like no other's, as two files that begin alike are taken for one. */
function logFile(folder: string, pod: string, index: number, container = 'app'): string {
  const uid = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const path = join(folder, `pods/bench_${pod}_${uid}/${container}`);
  mkdirSync(path, { recursive: true });
  appendFileSync(
    join(path, '0.log'),
    `2026-11-24T12:00:00.000000001Z stderr F ${container} started as number ${index}\n`,
  );
  return join(path, '0.log');
}

/** Writes as many lines of each program, and says how many in all. */
async function write(folder: string): Promise<number> {
  let written = 0;
  for (const [index, lines] of PROGRAMS.entries()) {
    const stream = createWriteStream(logFile(folder, `pod-${index}`, index), { flags: 'a' });
    for (const until = ((index + 1) * LINES) / PROGRAMS.length; written < until; written += lines.length)
      stream.write(lines.join(''));
    await new Promise((resolve) => stream.end(resolve));
  }
  return written;
}

/** Nothing but the prefix of the runtime. */
function prefixOnly(config: Rendered): Rendered {
  const receiver = { ...config.receivers['file_log/containers'], operators: [{ type: 'container' }] };
  const pipeline = { ...config.service.pipelines['logs/containers'], processors: [] };
  return {
    ...config,
    receivers: { 'file_log/containers': receiver },
    processors: {},
    service: { ...config.service, pipelines: { 'logs/containers': pipeline } },
  };
}

/** Runs a pipeline in a folder of its own, sending to what counts bytes where Loki would be. */
async function run<T>(
  change: (config: Rendered) => Rendered,
  prepare: (folder: string) => Promise<T>,
  during: (collector: Running, sent: { bytes: number; last: number }, prepared: T, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-logs-'));
  const sent = { bytes: 0, last: Date.now() };
  const { server, url } = await listen((request, response) => {
    request.on('data', (chunk: Buffer) => {
      sent.bytes += chunk.length;
    });
    request.on('end', () => {
      sent.last = Date.now();
      response.writeHead(200).end();
    });
  });
  try {
    const prepared = await prepare(folder);
    const logs = new LogsPipeline(folder, (loki) => ({ 'otlp_http/loki': { ...loki, logs_endpoint: url } }), change);
    const collector = logs.start();
    await during(collector, sent, prepared, folder);
    await collector.stop('SIGKILL');
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

/** Lines a second of CPU time over files that are there already. */
async function throughput(name: string, change: (config: Rendered) => Rendered): Promise<number> {
  let perCore = 0;
  await run(change, write, async (collector, sent, lines) => {
    let memory = 0;
    // Until nothing has arrived for a while; idle time costs next to nothing of the CPU.
    while (sent.bytes === 0 || Date.now() - sent.last < 4000) {
      collector.assertAlive();
      memory = Math.max(memory, collector.memory);
      await sleep(200);
    }
    perCore = lines / collector.cpu;
    const bytes = (sent.bytes / lines).toFixed(0);
    console.log(
      `${name}: ${perCore.toFixed(0)} lines a second and core, at most ${memory.toFixed(0)} MiB, ${bytes} bytes a line sent`,
    );
  });
  return perCore;
}

/** Memory and CPU at a steady rate of lines. */
async function steady(): Promise<void> {
  await run(
    (config) => config,
    async (folder) => PROGRAMS.map((_, index) => logFile(folder, `pod-${index}`, index)),
    async (collector, sent, files) => {
      const perTick = Math.ceil(STEADY_LINES_PER_SECOND / 10 / files.length);
      let memory = 0;
      let lines = 0;
      const start = Date.now();
      for (let tick = 1; tick <= STEADY_SECONDS * 10; tick++) {
        for (const [index, file] of files.entries()) {
          const program = PROGRAMS[index] ?? [];
          const from = tick * perTick;
          appendFileSync(
            file,
            Array.from({ length: perTick }, (_, n) => program[(from + n) % program.length]).join(''),
          );
          lines += perTick;
        }
        collector.assertAlive();
        memory = Math.max(memory, collector.memory);
        await sleep(Math.max(0, start + tick * 100 - Date.now()));
      }
      const seconds = (Date.now() - start) / 1000;
      const behind = Math.max(0, Date.now() - sent.last);
      console.log(
        `steady ${(lines / seconds).toFixed(0)} lines a second: at most ${memory.toFixed(0)} MiB, ${(collector.cpu / seconds).toFixed(2)} cores, last sent ${behind} ms ago`,
      );
    },
  );
}

/** Streams of Loki that the pods of a cluster make: each combination of the labels that lines are found by. */
async function streams(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-streams-'));
  try {
    // A hundred workloads of two containers, thirty pods of each.
    const workloads = PODS / 30;
    for (let pod = 0; pod < PODS; pod++)
      for (const container of ['api', 'proxy'])
        logFile(folder, `service-${pod % workloads}-7d9f${pod}`, pod, `${container}-${pod % workloads}`);
    const received = join(folder, 'received.json');
    const collector = new LogsPipeline(folder, () => ({ file: { path: received } })).start();
    const found = new Set<string>();
    let records = 0;
    while (records < PODS * 2) {
      collector.assertAlive();
      await sleep(1000);
      found.clear();
      records = 0;
      for (const line of readFileSync(received, 'utf8').split('\n').slice(0, -1))
        for (const { resource, scopeLogs } of JSON.parse(line).resourceLogs) {
          const labels = resource.attributes.filter(({ key }: Rendered) => LOG_ATTRIBUTES.includes(key));
          found.add(JSON.stringify(labels.map(({ key, value }: Rendered) => [key, value.stringValue]).sort()));
          records += scopeLogs.flatMap((scope: Rendered) => scope.logRecords).length;
        }
    }
    await collector.stop('SIGKILL');
    console.log(`${PODS} pods of ${workloads} workloads with two containers each: ${found.size} streams`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  setup();
  const bare = await throughput("the runtime's prefix alone", prefixOnly);
  const whole = await throughput('the whole daemon', (config) => config);
  console.log(`ratio ${(whole / bare).toFixed(2)}`);
  await steady();
  await streams();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
