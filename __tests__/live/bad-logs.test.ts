import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOG_ATTRIBUTES } from '../../constructs/core/log-labels';
import type { Rendered } from '../trees';
import { LogsPipeline } from './logs-pipeline';
import { type Running, until } from './process';

/*
 * What no program should write, all at once, beside a pod that goes on writing: the rendered pipeline in the real collector.
 */

/** MiB, the memory limit of the lab's daemon. */
const MEMORY_LIMIT = 512;
const SMALL_FILES = 10_000;
const HEALTHY = 300;
const STAMP = '2026-11-24T12:00:00.000000001Z';

interface Found {
  readonly body: string;
  readonly year: number;
  readonly resource: Readonly<Record<string, string>>;
}

let folder: string;
let collector: Running;
let memory = 0;
const found = new Map<string, Found[]>();

const cri = (line: string) => `${STAMP} stdout F ${line}\n`;

/** The file of a pod, and what is in it. */
function pod(name: string, content: string | Buffer): string {
  const path = join(folder, 'pods', `openstack_${name}_00000000-0000-4000-8000-000000000001`, 'app');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, '0.log'), content);
  return join(path, '0.log');
}

/** As a container's runtime writes a line that is long: in pieces. */
function pieces(line: string): string {
  const size = 16 * 1024;
  return Array.from({ length: Math.ceil(line.length / size) }, (_, index) => {
    const tag = (index + 1) * size < line.length ? 'P' : 'F';
    return `${STAMP} stdout ${tag} ${line.slice(index * size, (index + 1) * size)}\n`;
  }).join('');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-bad-'));
  pod(
    'binary',
    Buffer.concat([Buffer.from(`${STAMP} stdout F `), Buffer.from([0, 1, 2, 127, 27, 7]), Buffer.from('binary\n')]),
  );
  pod(
    'latin',
    Buffer.concat([Buffer.from(`${STAMP} stdout F caf`), Buffer.from([0xe9, 0xff, 0xfe]), Buffer.from(' closed\n')]),
  );
  pod('long-in-pieces', pieces('x'.repeat(10_000_000)));
  pod('long-in-one', cri('y'.repeat(10_000_000)));
  pod(
    'torn',
    `${STAMP} stdo\n${STAMP}\n\nno prefix at all\n${cri('after the torn ones')}${STAMP} stdout P never ended`,
  );
  pod('past', '1970-01-01T00:00:00Z stdout F of the past\n');
  pod('future', '2261-01-01T00:00:00Z stdout F of the future\n');
  pod('empty', '');
  const vanishing = pod('gone-soon', cri('soon gone'));
  const loop = pod('loop', cri('beside a loop'));
  symlinkSync('1.log', loop.replace('0.log', '1.log'));
  symlinkSync('..', loop.replace('0.log', 'up'));
  pod('deep', cri(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`));
  pod('deep-list', cri(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`));
  pod('wide', cri(`{${Array.from({ length: 5000 }, (_, index) => `"key${index}":${index}`).join(',')}}`));
  pod(
    'imitating',
    cri(
      '{"cluster":"other","namespace":"kube-system","service.name":"keystone","app":"keystone","container":"etcd","log_type":"audit","k8s.pod.name":"other","X-Scope-OrgID":"other","msg":"I am somebody else"}',
    ) + cri('time=now level=info cluster=other namespace=kube-system service.name=keystone msg=logfmt'),
  );
  pod(
    'bombs',
    ['a', '(', ' ', '"', '\\', 'X-Auth-Token:', 'password=', ':///@', 'Traceback ', '[-] ', 'error: ']
      .map((word) => cri(word.repeat(200_000 / word.length)))
      .join(''),
  );
  for (let file = 0; file < SMALL_FILES; file++) pod(`small-${file}`, cri(`small ${file}`));
  const healthy = pod('healthy', cri('number 0'));

  const received = join(folder, 'received.json');
  collector = new LogsPipeline(folder, () => ({ file: { path: received } })).start();
  for (let number = 1; number < HEALTHY; number++) {
    appendFileSync(healthy, cri(`number ${number}`));
    if (number === 200) rmSync(vanishing);
    memory = Math.max(memory, collector.memory);
    collector.assertAlive();
    await sleep(50);
  }
  let size = -1;
  let still = 0;
  await until(
    'the records',
    () => {
      collector.assertAlive();
      memory = Math.max(memory, collector.memory);
      const now = readFileSync(received).length;
      still = now === size ? still + 1 : 0;
      size = now;
      return still > 40 ? true : undefined;
    },
    240,
  );
  for (const line of readFileSync(received, 'utf8').split('\n').filter(Boolean))
    for (const { resource, scopeLogs } of JSON.parse(line).resourceLogs) {
      const about = Object.fromEntries(resource.attributes.map(({ key, value }: Rendered) => [key, value.stringValue]));
      const name = about['k8s.pod.name'];
      const records = scopeLogs.flatMap(({ logRecords }: Rendered) => logRecords);
      for (const { body, timeUnixNano } of records)
        found.set(name, [
          ...(found.get(name) ?? []),
          {
            body: body?.stringValue ?? '',
            year: new Date(Number(BigInt(timeUnixNano ?? 0) / 1_000_000n)).getUTCFullYear(),
            resource: about,
          },
        ]);
    }
});

afterAll(async () => {
  await collector.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

const bodies = (name: string) => (found.get(name) ?? []).map(({ body }) => body);

test('the pod that writes as it should has lost nothing, and memory stayed under its limit', () => {
  expect(bodies('healthy')).toEqual(Array.from({ length: HEALTHY }, (_, number) => `number ${number}`));
  console.log(`at most ${memory.toFixed(0)} MiB of memory`);
  expect(memory).toBeLessThan(MEMORY_LIMIT);
});

test('bytes that are no text are kept, those that are no UTF-8 as the sign for it', () => {
  expect(bodies('binary')).toEqual([expect.stringContaining('binary')]);
  expect(bodies('latin')).toEqual(['caf\ufffd\ufffd\ufffd closed']);
});

test('a line of ten megabytes is kept in records of at most one, in pieces or not', () => {
  for (const [name, letter] of [
    ['long-in-pieces', 'x'],
    ['long-in-one', 'y'],
  ] as const) {
    const parts = bodies(name);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(1.1 * 1024 * 1024);
    expect(parts.join('').split(letter).length - 1).toBe(10_000_000);
  }
});

test('lines without the prefix of a runtime are kept as they are, and the next is read as ever', () => {
  expect(bodies('torn').join('\n')).toContain('no prefix at all');
  expect(bodies('torn').join('\n')).toContain('after the torn ones');
});

test('a clock of another age is believed, so that Loki can refuse and count it', () => {
  expect(found.get('past')).toMatchObject([{ body: 'of the past', year: 1970 }]);
  expect(found.get('future')).toMatchObject([{ body: 'of the future', year: 2261 }]);
});

test('empty files, files that vanish and links that lead round stop nobody', () => {
  expect(bodies('empty')).toEqual([]);
  expect(bodies('gone-soon')).toEqual(['soon gone']);
  expect(bodies('loop')).toEqual(['beside a loop']);
});

test(`each of ${SMALL_FILES} small files is read`, () => {
  const read = [...found.keys()].filter((name) => name.startsWith('small-'));
  expect(read).toHaveLength(SMALL_FILES);
});

test('JSON that is nested or has fields without end is kept', () => {
  expect(bodies('deep')).toEqual([expect.stringMatching(/^\{"a":/)]);
  expect(bodies('deep-list')).toEqual([expect.stringMatching(/^\{"a":/)]);
  expect(bodies('wide')).toEqual([expect.stringMatching(/^\{"key0":0/)]);
});

test('what a line says of itself is no label: it is found under the pod that wrote it', () => {
  const records = found.get('imitating') ?? [];
  expect(records).toHaveLength(2);
  for (const { resource } of records) {
    const labels = Object.fromEntries(LOG_ATTRIBUTES.map((name) => [name, resource[name]]));
    expect(labels).toEqual({
      cluster: 'lab',
      namespace: 'openstack',
      'service.name': 'app',
      app: 'app',
      container: 'app',
      log_type: 'container',
    });
  }
});

test('lines made to keep an expression busy are kept', () => {
  expect(bodies('bombs').join('').length).toBeGreaterThan(1_500_000);
});
