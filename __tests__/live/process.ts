import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rendered } from '../trees';

/** Where a real program is. Throws if it has not been built: a missing program is an error and no reason to skip. */
export function program(name: string): string {
  const found = [process.env.GENESTACK_PROGRAM_FOLDERS, process.env.PATH]
    .flatMap((folders) => folders?.split(':') ?? [])
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} has not been built; add it to __tests__/live/programs`);
  return found;
}

/** The environment of a rendered container, as far as the manifest itself says it. */
export function literals({ env }: Rendered): Record<string, string | undefined> {
  const said = env.filter(({ value }: Rendered) => value !== undefined);
  return { PATH: process.env.PATH, ...Object.fromEntries(said.map(({ name, value }: Rendered) => [name, value])) };
}

/** Runs a program to its end and returns what it printed. Throws with its output unless it succeeds. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  });
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(' ').slice(0, 400)} ended with ${status ?? error?.message}:\n${stderr}${stdout.slice(-4000)}`,
    );
  return stdout;
}

/** Bytes of a page of memory, as `/proc` counts it. */
const PAGE = 4096;

/** Memory that a process holds now, in MiB. */
export function memoryOf(pid: number): number {
  const [, resident = 0, mapped = 0] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number);
  return ((resident - mapped) * PAGE) / 2 ** 20;
}

/** Kernel ticks of process times a second. */
const TICKS = 100;

/** CPU time that a process has taken, in seconds. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Listens on a free port of this machine, and tells under what address. */
export async function listen(handler: RequestListener): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  const port = await until('the port', () => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : undefined;
  });
  return { server, url: `http://127.0.0.1:${port}/` };
}

/** A program that runs beside the test. */
export class Running {
  private output = '';
  private readonly ended: Promise<void>;
  private readonly child: ChildProcess;

  constructor(
    private readonly name: string,
    command: string,
    args: readonly string[],
    options: { readonly env?: NodeJS.ProcessEnv } = {},
  ) {
    this.child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-4_000_000);
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.ended = new Promise((resolve) => {
      this.child.once('close', () => resolve());
      this.child.once('error', (error) => {
        this.output += error.message;
        resolve();
      });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Memory it holds now, in MiB, without mapped files, which the kernel takes back when a pod's limit is near. */
  get memory(): number {
    return memoryOf(this.pid);
  }

  /** CPU time it has taken, in seconds. */
  get cpu(): number {
    return cpuOf(this.pid);
  }

  /** Everything it has printed. */
  get log(): string {
    return this.output;
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined;
  }

  /** Throws with the end of its output if it has ended. */
  assertAlive(): void {
    if (!this.alive) throw new Error(`${this.name} has ended:\n${this.output.slice(-6000)}`);
  }

  /**
   * Sends a signal and waits for the end.
   *
   * @param target which process gets the signal, if the program is not the process that was started
   */
  async stop(signal: NodeJS.Signals = 'SIGTERM', target: () => number = () => this.pid): Promise<void> {
    if (this.alive) process.kill(target(), signal);
    await this.ended;
  }

  /** Waits for it to end by itself. */
  async end(): Promise<number> {
    await this.ended;
    return this.child.exitCode ?? -1;
  }
}

/**
 * Asks again and again until there is an answer, and returns it.
 *
 * @param what what is waited for, for the error if it never comes
 * @param ask returns nothing, or throws, while it is not there yet
 */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  seconds = 60,
): Promise<Answer> {
  let last: unknown;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(250)) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`waited ${seconds} s in vain for ${what}${last instanceof Error ? `: ${last.message}` : ''}`);
}
