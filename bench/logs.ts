import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'js-yaml';
import { z } from 'zod';
import setup from '../__tests__/live/global-setup';
import { LogsPipeline } from '../__tests__/live/logs-pipeline';
import { listen } from '../__tests__/live/process';
import type { Rendered } from '../__tests__/trees';

/*
 * What the daemon's whole work on logs costs, against the same program that does no more than take off the runtime's
 * prefix, over the lines of the corpus in both.
 *
 *   npm run bench:logs
 */

const LINES = 400_000;
const FILES = 20;
/** Kernel ticks of process times a second. */
const TICKS = 100;

const corpus = z.object({ records: z.array(z.object({ lines: z.array(z.string()) })) });

function mixedLines(): string[] {
  const folder = join(__dirname, '../__tests__/corpus');
  return readdirSync(folder).flatMap((file) =>
    corpus.parse(load(readFileSync(join(folder, file), 'utf8'))).records.flatMap(({ lines }) => lines),
  );
}

async function write(folder: string): Promise<number> {
  const lines = mixedLines();
  let written = 0;
  for (let file = 0; file < FILES; file++) {
    const pod = join(folder, `pods/bench_pod-${file}_00000000-0000-4000-8000-${String(file).padStart(12, '0')}/app`);
    mkdirSync(pod, { recursive: true });
    const stream = createWriteStream(join(pod, '0.log'));
    while (written < ((file + 1) * LINES) / FILES) {
      stream.write(lines.map((line) => `2026-11-24T12:00:00.000000001Z stderr F ${line}\n`).join(''));
      written += lines.length;
    }
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

/** Lines a second of CPU time, and the most memory. */
async function measure(
  change: (config: Rendered) => Rendered,
): Promise<{ perCore: number; memory: number; bytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-logs-'));
  let bytes = 0;
  let last = Date.now();
  const { server, url } = await listen((request, response) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => {
      last = Date.now();
      response.writeHead(200).end();
    });
  });
  try {
    const lines = await write(folder);
    const logs = new LogsPipeline(folder, (loki) => ({ 'otlp_http/loki': { ...loki, logs_endpoint: url } }), change);
    const collector = logs.start();
    let memory = 0;
    let cpu = 0;
    // Until nothing has arrived for a while; idle time costs next to nothing of the CPU.
    while (bytes === 0 || Date.now() - last < 4000) {
      collector.assertAlive();
      memory = Math.max(memory, collector.memory);
      const fields = readFileSync(`/proc/${collector.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      cpu = (Number(fields[11]) + Number(fields[12])) / TICKS;
      await sleep(200);
    }
    await collector.stop('SIGKILL');
    return { perCore: lines / cpu, memory, bytes: bytes / lines };
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  setup();
  const bare = await measure(prefixOnly);
  const whole = await measure((config) => config);
  const show = ({ perCore, memory, bytes }: typeof bare) =>
    `${perCore.toFixed(0)} lines a second and core, ${memory.toFixed(0)} MiB at most, ${bytes.toFixed(0)} bytes a line sent`;
  console.log(`the runtime's prefix alone: ${show(bare)}`);
  console.log(`the whole daemon: ${show(whole)}`);
  console.log(`ratio ${(whole.perCore / bare.perCore).toFixed(2)}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
