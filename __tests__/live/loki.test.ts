import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { renderEnvironments } from '../../constructs/render';
import { environments } from '../../main';
import type { Rendered } from '../trees';
import { program, Running, until } from './process';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long logs are kept here: 30 days, what is audited longer, what is noise shorter. */
const retentionByStream = [
  { selector: '{log_type="audit"}', retention: '90d' },
  // Everything that a selector may be made of here is read by Loki's own grammar when it starts.
  { selector: ' { namespace =~ "(?i)noise|noise-.+" , log_type!="audit",container!~"keep[0-9]" } ', retention: '2d' },
];

const tree = renderEnvironments(
  environments.filter(({ name }) => name === 'production').map((one) => ({ ...one, loki: { retentionByStream } })),
);
const object = (name: string): Rendered => load(tree.get(`production/loki/${name}.yaml`) ?? '');
const {
  spec: {
    replicas,
    template: {
      spec: {
        containers: [container],
      },
    },
  },
} = object('StatefulSet.loki');

const S3 = '127.0.0.1:21400';
const BUCKET = 'logs';
/** The keys of the Secret, as an operator would have made it. */
const SECRET: Readonly<Record<string, string>> = {
  endpoint: S3,
  region: 'region-one',
  accessKeyId: 'access',
  secretAccessKey: 'secret',
  lokiChunksBucket: BUCKET,
};

const ports = (ordinal: number) => ({
  http: 21_410 + ordinal,
  grpc: 21_420 + ordinal,
  gossip: 21_430 + ordinal,
  alertmanager: 21_440 + ordinal,
});

/**
 * One replica of Loki, from the rendered manifest: its configuration, arguments and environment, and the name its pod
 * would have. Addresses and folders of the cluster are replaced by ones of this machine; nothing else is.
 */
class Replica {
  private readonly disk: string;
  private readonly name: string;
  private loki: Running | undefined;

  constructor(
    private readonly folder: string,
    readonly ordinal: number,
  ) {
    this.name = `loki-${ordinal}`;
    this.disk = join(folder, this.name, 'disk');
  }

  get address(): string {
    return `http://127.0.0.1:${ports(this.ordinal).http}`;
  }

  start(...more: string[]): void {
    const etc = join(this.folder, this.name, 'etc');
    const rules = join(this.folder, this.name, 'rules');
    for (const folder of [this.disk, etc, join(rules, 'fake')]) mkdirSync(folder, { recursive: true });
    const { http, grpc, gossip } = ports(this.ordinal);
    const config = object('ConfigMap.loki')
      .data['config.yaml'].replaceAll('/var/loki', this.disk)
      .replaceAll('/etc/loki-rules', rules)
      .replace('http_listen_port: 3100', `http_listen_port: ${http}`)
      .replace('grpc_listen_port: 9095', `grpc_listen_port: ${grpc}`)
      .replace('bind_port: 7946', `bind_port: ${gossip}`)
      .replaceAll(/loki-(\d)\.loki-headless\.\S+:7946/g, (_: string, n: string) => `127.0.0.1:${ports(+n).gossip}`)
      .replaceAll(
        /alertmanager-genestack-(\d)\.[^:]+:9093/g,
        (_: string, n: string) => `127.0.0.1:${ports(+n).alertmanager}`,
      );
    writeFileSync(join(etc, 'config.yaml'), config);
    // An alert that has to hold for minutes would be waited for.
    const alerts = object('ConfigMap.loki-rules').data['rules.yaml'].replace('for: 5m', 'for: 0s');
    writeFileSync(join(rules, 'fake/rules.yaml'), alerts);

    const env = Object.fromEntries(
      container.env.map(({ name, value, valueFrom }: Rendered) => [
        name,
        value ?? (valueFrom.fieldRef ? '127.0.0.1' : SECRET[valueFrom.secretKeyRef.key]),
      ]),
    );
    const args = container.args.map((arg: string) => arg.replace('/etc/loki', etc));
    // A port of its own besides the one it listens on, where pods have one for both.
    const advertised = `-memberlist.advertise-port=${gossip}`;
    const named = ['--uts', 'sh', '-c', 'hostname "$0" && exec "$@"', this.name];
    this.loki = new Running(this.name, 'unshare', [...named, program('loki'), ...args, advertised, ...more], {
      env: { PATH: process.env.PATH, ...env },
    });
  }

  async ready(): Promise<void> {
    await until(
      `${this.name} to be ready`,
      async () => {
        if (this.loki?.alive !== true) return 'ended';
        return (await fetch(`${this.address}/ready`)).ok ? 'ready' : undefined;
      },
      180,
    );
    this.loki?.assertAlive();
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.loki?.stop(signal);
  }

  /** What its disk held is gone. */
  loseDisk(): void {
    rmSync(this.disk, { recursive: true });
  }

  get log(): string {
    return this.loki?.log ?? '';
  }

  /** Writes everything in memory to the bucket. */
  async flush(): Promise<void> {
    const { status } = await fetch(`${this.address}/flush`, { method: 'POST' });
    expect(status).toBe(204);
  }

  /** Sum of a counter over the series that have all the given labels. */
  async counter(name: string, ...labels: string[]): Promise<number> {
    const text = await (await fetch(`${this.address}/metrics`)).text();
    const series = text.split('\n').filter((line) => line.startsWith(`${name}{`));
    return series
      .filter((line) => labels.every((label) => line.includes(label)))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }
}

interface Line {
  readonly text: string;
  /** Milliseconds. */
  readonly time?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

const attributes = (all: Readonly<Record<string, string>>) =>
  Object.entries(all).map(([key, value]) => ({ key, value: { stringValue: value } }));

/** Pushes lines of one resource over OTLP/HTTP, as collectors do, and returns the answer's status. */
async function push(to: Replica, resource: Readonly<Record<string, string>>, ...lines: Line[]): Promise<number> {
  const logRecords = lines.map((line) => ({
    timeUnixNano: `${line.time ?? Date.now()}000000`,
    body: { stringValue: line.text },
    attributes: attributes(line.attributes ?? {}),
  }));
  const response = await fetch(`${to.address}/otlp/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      resourceLogs: [{ resource: { attributes: attributes(resource) }, scopeLogs: [{ logRecords }] }],
    }),
  });
  await response.text();
  return response.status;
}

/** What collectors say of a container's lines. */
function resource(service: string, more: Readonly<Record<string, string>> = {}) {
  return {
    cluster: 'elsewhere',
    namespace: 'openstack',
    'service.name': service,
    app: service,
    container: `${service}-api`,
    log_type: 'container',
    'k8s.pod.name': `${service}-api-6d5f7c-abcde`,
    'k8s.pod.uid': '5f9c3c5e-0a55-4f5e-8f8a-2f1f6f6b0a11',
    'service.instance.id': 'nova.0',
    ...more,
  };
}

/** What the real logcli prints. It runs beside the test, which has to go on reading what Loki logs, or Loki would wait. */
async function logcli(at: Replica, ...args: string[]): Promise<string> {
  const one = new Running('logcli', program('logcli'), [`--addr=${at.address}`, '--quiet', ...args]);
  if ((await one.end()) !== 0) throw new Error(one.log);
  return one.log.trim();
}

/** Lines of the last days that the real logcli finds. */
async function found(at: Replica, query: string, days = 0.1): Promise<string[]> {
  const from = new Date(Date.now() - days * DAY).toISOString();
  const to = new Date(Date.now() + MINUTE).toISOString();
  const output = await logcli(at, 'query', query, `--from=${from}`, `--to=${to}`, '--limit=5000', '--output=raw');
  return output.split('\n').filter((line) => line !== '');
}

/** Keys of the objects in the bucket. */
async function bucket(): Promise<string[]> {
  const keys: string[] = [];
  for (let from = ''; ; from = keys.at(-1) ?? '') {
    const page = await (
      await fetch(`http://${S3}/${BUCKET}?list-type=2&start-after=${encodeURIComponent(from)}`)
    ).text();
    const more = [...page.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key);
    keys.push(...more);
    if (more.length === 0 || !page.includes('<IsTruncated>true')) return keys;
  }
}

/** Times of the last line in each chunk of the bucket, in whole milliseconds; they are part of a chunk's name. */
async function chunkTimes(): Promise<number[]> {
  return (await bucket()).flatMap((key) => {
    const [, through] = /^fake\/[0-9a-f]+\/[0-9a-f]+:([0-9a-f]+):[0-9a-f]+$/.exec(key) ?? [];
    return through === undefined ? [] : [Number.parseInt(through, 16)];
  });
}

describe('Loki of production, on a real S3 server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'genestack-loki-'));
  const all = Array.from({ length: replicas }, (_, ordinal) => new Replica(folder, ordinal));
  const [first, second, third] = all as [Replica, Replica, Replica];
  let s3: Running;
  const alertmanagers: Server[] = [];
  /** What each Alertmanager has been sent. */
  const alerts: Rendered[][] = all.map(() => []);

  beforeAll(async () => {
    s3 = new Running('gofakes3', program('gofakes3'), ['-backend=memory', `-host=${S3}`, `-initialbucket=${BUCKET}`]);
    for (const { ordinal } of all) {
      const server = createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        alerts[ordinal]?.push(...JSON.parse(body || '[]'));
        response.end('{}');
      });
      alertmanagers.push(server.listen(ports(ordinal).alertmanager, '127.0.0.1'));
    }
    await until('the S3 server', async () => ((await fetch(`http://${S3}/${BUCKET}`)).ok ? true : undefined));
    for (const one of all) one.start();
    await Promise.all(all.map((one) => one.ready()));
  });
  afterAll(async () => {
    for (const one of all) await one.stop('SIGKILL');
    await s3.stop('SIGKILL');
    for (const server of alertmanagers) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('finds lines pushed over OTLP by the index labels, which are no more than six, and by every other attribute', async () => {
    expect(
      await push(
        first,
        resource('nova'),
        { text: 'accepted', attributes: { request_id: 'req-1' } },
        { text: 'refused', attributes: { request_id: 'req-2' } },
      ),
    ).toBe(204);
    expect(await found(second, '{namespace="openstack", service_name="nova"} | request_id="req-2"')).toEqual([
      'refused',
    ]);
    expect((await found(third, '{app="nova"} | k8s_pod_name=~"nova-api-.+"')).sort()).toEqual(['accepted', 'refused']);
    const series = await logcli(first, 'series', '{app="nova"}');
    expect(series).toBe(
      '{app="nova", cluster="elsewhere", container="nova-api", log_type="container", namespace="openstack", service_name="nova"}',
    );
  });

  test('keeps the name of no service it was not told', async () => {
    expect(await push(first, { cluster: 'elsewhere', container: 'bare' }, { text: 'who' })).toBe(204);
    const series = await logcli(first, 'series', '{container="bare"}');
    expect(series).toBe('{cluster="elsewhere", container="bare"}');
  });

  test('cuts a line that is too long and keeps it', async () => {
    expect(await push(first, resource('long'), { text: 'x'.repeat(300 * 1024) })).toBe(204);
    const [line = ''] = await found(second, '{app="long"}');
    expect(line).toMatch(/^x+\.\.\. \(cut by Loki\)$/);
    expect(line).toHaveLength(256 * 1024);
    expect(await first.counter('loki_mutated_samples_total', 'reason="line_too_long"')).toBe(1);
  });

  test('keeps a traceback in an attribute, and counts what it drops because its attributes are larger than any', async () => {
    const traceback = 'File "/var/lib/openstack/nova/compute/manager.py"\n'.repeat(2000);
    expect(traceback.length).toBeGreaterThan(64 * 1024);
    expect(await push(first, resource('trace'), { text: 'kept', attributes: { traceback } })).toBe(204);
    expect(
      await push(
        first,
        resource('trace'),
        { text: 'beside it' },
        { text: 'dropped', attributes: { traceback: 'x'.repeat(300 * 1024) } },
      ),
    ).toBe(400);
    expect((await found(second, '{app="trace"}')).sort()).toEqual(['beside it', 'kept']);
    expect(await first.counter('loki_discarded_samples_total', 'reason="structured_metadata_too_large"')).toBe(1);
  });

  test('takes the largest request of a collector, though all attributes of its pod count with each line', async () => {
    // 2 MiB of OTLP at most: short lines of a pod with long names.
    const many = Array.from({ length: 20_000 }, (_, index) => ({ text: `line ${index} of a chatty service` }));
    const names = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`k8s.pod.annotation.${index}`, 'a'.repeat(64)]),
    );
    expect(await push(first, resource('chatty', names), ...many)).toBe(204);
    const count = await logcli(second, 'instant-query', 'sum(count_over_time({app="chatty"}[1h]))');
    expect(JSON.parse(count)[0].value[1]).toBe('20000');
  });

  test('takes lines of a node that catches up, days behind the others of its stream', async () => {
    const behind = Date.now() - 10 * DAY;
    expect(await push(first, resource('late'), { text: 'now' })).toBe(204);
    expect(await push(first, resource('late'), { text: 'then', time: behind })).toBe(204);
    expect(await push(second, resource('late'), { text: 'between', time: behind + 5 * DAY })).toBe(204);
    // Ingesters are asked for the last hours only; what is older is asked of the bucket.
    for (const one of all) await one.flush();
    expect(
      await until('the late lines', async () => {
        const lines = (await found(third, '{app="late"}', 11)).sort();
        return lines.length === 3 ? lines : undefined;
      }),
    ).toEqual(['between', 'now', 'then']);
  });

  test('has the chunks in the bucket after a flush, and finds them with one replica killed and its disk gone', async () => {
    expect((await chunkTimes()).length).toBeGreaterThan(0);
    await first.stop('SIGKILL');
    first.loseDisk();
    expect((await found(second, '{app="nova"}')).sort()).toEqual(['accepted', 'refused']);
    first.start();
    await first.ready();
    expect((await found(first, '{app="nova"}')).sort()).toEqual(['accepted', 'refused']);
  });

  test('loses no line when a replica is killed, and its disk is gone, while lines are pushed', async () => {
    const total = 300;
    let repeated = 0;
    for (let number = 0; number < total; number++) {
      if (number === total / 3) {
        await third.stop('SIGKILL');
        third.loseDisk();
      }
      // As a collector behind the Service: another try, which another replica takes.
      for (let attempt = 0; ; attempt++) {
        const to = all[(number + attempt) % all.length] ?? first;
        const status = await push(to, resource('counted'), { text: `number ${number}` }).catch(() => 0);
        if (status === 204) break;
        repeated++;
        if (attempt > 20) throw new Error(`number ${number} was refused: ${status}`);
      }
    }
    expect(repeated).toBeGreaterThan(0);
    for (const at of [first, second]) expect(new Set(await found(at, '{app="counted"}')).size).toBe(total);
    third.start();
    await third.ready();
    expect(new Set(await found(third, '{app="counted"}')).size).toBe(total);
  });

  test('finds everything when nothing but the bucket is left', async () => {
    // The index of what was flushed follows when a replica stops, and every 15 minutes while it runs.
    for (const one of all) await one.stop();
    expect((await bucket()).some((key) => key.startsWith('index/index_'))).toBe(true);
    for (const one of all) {
      one.loseDisk();
      one.start();
    }
    await Promise.all(all.map((one) => one.ready()));
    expect((await found(first, '{app="nova"}')).sort()).toEqual(['accepted', 'refused']);
    expect(new Set(await found(second, '{app="counted"}')).size).toBe(300);
    expect((await found(third, '{app="late"}', 11)).sort()).toEqual(['between', 'now', 'then']);
  });

  test('deletes from the bucket what is older than its stream is kept, and nothing younger', async () => {
    const now = Date.now();
    const older = [
      { kind: resource('retention', { namespace: 'NOISE' }), days: 3 },
      { kind: resource('retention', { log_type: 'other' }), days: 31 },
      { kind: resource('retention', { namespace: 'noise', container: 'other' }), days: 20 },
    ];
    const younger = [
      { kind: resource('retention', { namespace: 'NOISE' }), days: 1 },
      { kind: resource('retention', { log_type: 'other' }), days: 29 },
      { kind: resource('retention', { log_type: 'audit' }), days: 60 },
      // The first entry of the list that matches counts.
      { kind: resource('retention', { log_type: 'audit', namespace: 'noise' }), days: 59 },
      { kind: resource('retention', { namespace: 'noise', container: 'keep1' }), days: 28 },
    ];
    for (const { kind, days } of [...older, ...younger])
      expect(await push(first, kind, { text: `${days} days`, time: now - days * DAY })).toBe(204);
    const inBucket = async (days: number) => (await chunkTimes()).includes(now - days * DAY);

    // Stopped, they flush. Started, they compact every few seconds rather than minutes, and delete at once what they
    // would delete two hours later.
    for (const one of all) await one.stop();
    for (const { days } of [...older, ...younger]) expect([days, await inBucket(days)]).toEqual([days, true]);
    for (const one of all) one.start('-compactor.compaction-interval=10s', '-compactor.retention-delete-delay=1s');
    await Promise.all(all.map((one) => one.ready()));
    await until(
      'old chunks to be deleted',
      async () => {
        const left = await chunkTimes();
        return older.some(({ days }) => left.includes(now - days * DAY)) ? undefined : true;
      },
      240,
    );
    for (const { days } of younger) expect([days, await inBucket(days)]).toEqual([days, true]);
    expect((await found(second, '{app="retention"}', 61)).sort()).toEqual(
      younger.map(({ days }) => `${days} days`).sort(),
    );
    expect((await found(second, '{app="nova"}')).sort()).toEqual(['accepted', 'refused']);
  });

  test('alerts every Alertmanager while no logs of its cluster arrive, and no longer when they do', async () => {
    const active = (sent: Rendered[]) =>
      sent.filter(({ labels, endsAt }) => labels.alertname === 'NoLogsArrive' && Date.parse(endsAt) > Date.now());
    for (const sent of alerts) {
      const [alert] = await until('the alert', () => (active(sent).length > 0 ? active(sent) : undefined), 150);
      expect(alert.labels).toEqual({ alertname: 'NoLogsArrive', cluster: 'production', severity: 'critical' });
      expect(alert.annotations.summary).toBe('No log line of production has arrived for 15 minutes');
    }
    await push(first, resource('nova', { cluster: 'production' }), { text: 'here' });
    for (const sent of alerts) {
      sent.length = 0;
      await until('the end of the alert', () => sent.find(({ endsAt }) => Date.parse(endsAt) <= Date.now()), 150);
    }
  });

  test('has logged no error but of replicas that were killed', () => {
    for (const { log } of all) {
      const errors = log.split('\n').filter((line) => line.includes('"level":"error"'));
      expect(errors).toEqual([]);
    }
  });
});
