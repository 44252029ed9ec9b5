import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { Rendered } from '../trees';
import { LogsPipeline } from './logs-pipeline';
import { type Running, until } from './process';

/*
 * Lines as the programs write them, through the rendered configuration in the real collector, and the record expected of
 * each. Lines of one pod go into one file, in their order.
 */

const CORPUS = join(__dirname, '../corpus');

/** `restarts`: how often the container has been started again, each time with a file of its own. */
const pod = z.looseObject({ namespace: z.string(), container: z.string(), restarts: z.number().default(0) });
const corpusFile = z.object({
  pod,
  records: z.array(
    z.object({
      pod: pod.optional(),
      lines: z.array(z.string()),
      /** What is taken out of it; a record of a format that no parser knows has to arrive whole. */
      expect: z
        .object({
          time: z.string().optional(),
          severity: z.string().optional(),
          body: z.string().optional(),
          attributes: z.record(z.string(), z.string()).default({}),
        })
        .optional(),
    }),
  ),
});

interface Found {
  readonly body: string;
  readonly time: bigint;
  readonly severity: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A value of OTLP's JSON as text; a map's members as flattened attributes. */
function flat(name: string, value: Rendered): Array<[string, string]> {
  if (value.kvlistValue)
    return (value.kvlistValue.values ?? []).flatMap((one: Rendered) => flat(`${name}.${one.key}`, one.value));
  if (value.arrayValue) return [[name, JSON.stringify((value.arrayValue.values ?? []).map(plain))]];
  return [[name, String(plain(value))]];
}

function plain(value: Rendered): unknown {
  if (value.kvlistValue) {
    const members = (value.kvlistValue.values ?? []).map((one: Rendered) => [one.key, plain(one.value)]);
    return Object.fromEntries(members.sort(([one]: [string], [other]: [string]) => one.localeCompare(other)));
  }
  if (value.arrayValue) return (value.arrayValue.values ?? []).map(plain);
  const { stringValue, intValue, doubleValue, boolValue } = value;
  return stringValue ?? (intValue === undefined ? (doubleValue ?? boolValue ?? '') : Number(intValue));
}

/** A record's text but for white space at the ends of its lines, which is not kept. */
const trimmed = (text: string) => text.replace(/[^\S\n]+$/gm, '').trimEnd();

/** What every record has, and what says how it was recognised. */
const OWN = new Set(['log.iostream', 'format', 'severity']);

let folder: string;
let collector: Running;
const corpus = readdirSync(CORPUS).map((file) => ({
  file,
  ...corpusFile.parse(load(readFileSync(join(CORPUS, file), 'utf8'))),
}));
const found = new Map<string, Found[]>();

/** The pod of a record, as the last part of a file's name. */
const nameOf = (file: string, { namespace, container }: z.infer<typeof pod>) =>
  `${namespace}/${file.replace('.yaml', '')}-${container}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-logs-'));
  const uids = new Map<string, string>();
  for (const { file, pod: own, records } of corpus) {
    for (const { pod: other, lines } of records) {
      const { container, restarts } = other ?? own;
      const name = nameOf(file, other ?? own);
      const uid = uids.get(name) ?? `00000000-0000-4000-8000-${String(uids.size).padStart(12, '0')}`;
      uids.set(name, uid);
      const path = join(folder, 'pods', `${name.replace('/', '_')}_${uid}`, container, `${restarts}.log`);
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, lines.map((line) => `2026-11-24T12:00:00.000000001Z stderr F ${line}\n`).join(''));
    }
  }

  const received = join(folder, 'received.json');
  collector = new LogsPipeline(folder, () => ({ file: { path: received } })).start();

  let size = -1;
  let still = 0;
  await until('the records', () => {
    collector.assertAlive();
    const now = readFileSync(received).length;
    still = now === size && now > 0 ? still + 1 : 0;
    size = now;
    return still > 24 ? true : undefined;
  });
  for (const line of readFileSync(received, 'utf8').split('\n').filter(Boolean)) {
    for (const { resource, scopeLogs } of JSON.parse(line).resourceLogs) {
      const about = Object.fromEntries((resource.attributes ?? []).map((one: Rendered) => [one.key, plain(one.value)]));
      const name = `${about['k8s.namespace.name']}/${about['k8s.pod.name']}`;
      for (const record of scopeLogs.flatMap((scope: Rendered) => scope.logRecords)) {
        found.set(name, [
          ...(found.get(name) ?? []),
          {
            body: record.body?.stringValue ?? '',
            time: BigInt(record.timeUnixNano ?? 0),
            severity:
              (record.attributes ?? []).find((one: Rendered) => one.key === 'severity')?.value.stringValue ?? '',
            attributes: Object.fromEntries([
              ...(record.traceId ? [['trace_id', record.traceId]] : []),
              ...(record.spanId ? [['span_id', record.spanId]] : []),
              ...(record.attributes ?? []).flatMap((one: Rendered) => flat(one.key, one.value)),
            ]),
          },
        ]);
      }
    }
  }
  const all = [...found.values()].flat();
  const known = all.filter(({ attributes }) => attributes.format !== 'plain');
  console.log(`${all.length} records, ${((100 * known.length) / all.length).toFixed(0)} % of a format that is known`);
});

afterAll(async () => {
  await collector.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe.each(corpus)('$file', ({ file, pod: own, records }) => {
  test.each(records.map((record, index) => ({ index, ...record })))(
    'record $index is one record, with its time, severity and fields',
    ({ pod: other, lines, expect: expected }) => {
      const whole = trimmed(expected?.body ?? lines.join('\n'));
      const records = found.get(nameOf(file, other ?? own)) ?? [];
      const matches = records.filter(({ body }) => trimmed(body) === whole);
      expect(
        matches.length > 0
          ? whole
          : records.map(({ body }) => body).filter((body) => body.includes((lines[0] ?? '').slice(0, 60))),
      ).toEqual(whole);
      if (expected === undefined) return;
      const { time, severity, attributes } = matches[0] ?? { time: 0n, severity: '', attributes: {} };
      expect({
        time: expected.time && new Date(Number(time / 1_000_000n)).toISOString(),
        severity,
        attributes: Object.fromEntries(
          Object.entries(attributes).filter(([name, value]) => !OWN.has(name) && value !== ''),
        ),
      }).toEqual({
        time: expected.time && new Date(expected.time).toISOString(),
        severity: expected.severity ?? '',
        attributes: expected.attributes,
      });
    },
  );
});
