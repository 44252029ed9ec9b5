import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { load } from 'js-yaml';
import { renderEnvironments } from '../../constructs/render';
import type { Rendered } from '../trees';
import { program, Running, run, until } from './process';

/*
 * The journal of a node, read by the real journalctl, and the audit log of an API server, by the rendered configuration with
 * the user and the rights of the rendered pod. A folder of this machine is the node's root.
 */

/** Where the collector tells about itself. */
const TELEMETRY = 18888;
const MACHINE = '0123456789abcdef0123456789abcdef';
/** As journalctl, which follows the journal of the running boot. */
const BOOT = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
const AUDIT = '/var/log/kubernetes/audit.log';

let folder: string;
let root: string;
let collector: Running;
let start: () => Running;

/** Writes entries to the journal, as systemd's own writer of journals does. */
function journal(...entries: Array<Readonly<Record<string, string>>>): void {
  const time = Date.now() * 1000;
  const input = entries.map((entry, index) => {
    const fields = {
      __REALTIME_TIMESTAMP: String(time + index),
      _BOOT_ID: BOOT.replaceAll('-', ''),
      _MACHINE_ID: MACHINE,
      ...entry,
    };
    return `${Object.entries(fields)
      .map(([name, value]) => `${name}=${value}\n`)
      .join('')}\n`;
  });
  const file = join(root, 'var/log/journal', MACHINE, 'system.journal');
  run('/lib/systemd/systemd-journal-remote', [`--output=${file}`, '-'], { input: input.join('') });
}

interface Found {
  readonly body: string;
  readonly time: string;
  readonly severity: string;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const named = (list: Rendered[] = []) =>
  Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));

function received(): Found[] {
  return readFileSync(join(folder, 'received.json'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line).resourceLogs)
    .flatMap(({ resource, scopeLogs }) =>
      scopeLogs.flatMap((scope: Rendered) =>
        scope.logRecords.map(
          (record: Rendered): Found => ({
            body: record.body.stringValue,
            time: new Date(Number(BigInt(record.timeUnixNano ?? 0) / 1_000_000n)).toISOString(),
            severity: record.severityText ?? '',
            resource: named(resource.attributes),
            attributes: named(record.attributes),
          }),
        ),
      ),
    );
}

const record = (text: string) =>
  until(text, () => {
    collector.assertAlive();
    return received().find(({ body }) => body.includes(text));
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-node-logs-'));
  root = join(folder, 'root');
  mkdirSync(join(root, 'var/log/journal', MACHINE), { recursive: true });
  mkdirSync(join(root, dirname(AUDIT)), { recursive: true });
  mkdirSync(join(root, 'etc'));
  writeFileSync(join(root, 'etc/machine-id'), `${MACHINE}\n`);
  mkdirSync(join(root, 'proc'));
  run('bash', [
    '-c',
    `for file in /usr/bin/journalctl $(ldd /usr/bin/journalctl | grep -o '/[^ ]*'); do cp --parents -L "$file" ${root}; done`,
  ]);

  const tree = renderEnvironments([
    {
      name: 'node',
      profile: 'lab',
      delivery: { repository: 'https://git.example.org/x.git' },
      collectors: {
        dropLogs: [{ logType: 'journal', service: 'ssh|cron', below: 'warn', line: '^Accepted .+$' }],
        daemon: { journalUnits: ['kubelet.service', 'ssh.service'], auditLogPath: AUDIT },
      },
    },
  ]);
  const object = (file: string): Rendered => load(tree.get(`node/daemon-collector/${file}.yaml`) ?? '');
  const config: Rendered = load(object('ConfigMap.daemon-collector').data['config.yaml']);
  const [container] = object('DaemonSet.daemon-collector').spec.template.spec.containers;
  const pipelines = ['logs/journal', 'logs/audit'].map((id) => [
    id,
    { ...config.service.pipelines[id], exporters: ['file'] },
  ]);
  const used = (section: string) => {
    const ids: string[] = pipelines.flatMap(([, pipeline]) => pipeline[section]);
    return Object.fromEntries(ids.map((id) => [id, config[section][id]]));
  };
  const extensions = ['file_storage/checkpoints'];
  const path = join(folder, 'config.yaml');
  writeFileSync(
    path,
    JSON.stringify({
      extensions: Object.fromEntries(extensions.map((id) => [id, config.extensions[id]])),
      receivers: used('receivers'),
      processors: used('processors'),
      exporters: { file: { path: join(folder, 'received.json'), append: true } },
      service: { extensions, pipelines: Object.fromEntries(pipelines), telemetry: config.service.telemetry },
    })
      .replaceAll('/hostfs', root)
      .replace('"port":8888', `"port":${TELEMETRY}`)
      .replaceAll('/var/lib/otelcol', join(folder, 'disk')),
  );
  const rights = [
    '-all',
    ...container.securityContext.capabilities.add.map((name: string) => `+${name.toLowerCase()}`),
  ];
  const args = container.args.filter((arg: string) => !arg.startsWith('--config='));
  // As in a pod, the mounts of the node are under its root, and nobody else sees that they are.
  const script = `mount --rbind /proc ${root}/proc && exec setpriv --bounding-set=${rights} --inh-caps=${rights} --no-new-privs "$@"`;
  start = () =>
    new Running(
      'collector',
      'unshare',
      ['--mount', 'bash', '-euc', script, 'pod', program('otelcol'), `--config=${path}`, ...args],
      { env: { PATH: process.env.PATH, K8S_NODE_NAME: 'node-1' } },
    );
  // The journal has begun before there is a collector.
  journal({ MESSAGE: 'before there was a collector', _SYSTEMD_UNIT: 'kubelet.service', PRIORITY: '6' });
  collector = start();
  await until('the collector', () => {
    collector.assertAlive();
    return collector.log.includes('Everything is ready') ? true : undefined;
  });
});

afterAll(async () => {
  await collector?.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('the journal', () => {
  test('of the units that are named and of the kernel arrives, with unit, severity and time', async () => {
    journal(
      { MESSAGE: 'of a unit nobody asked for', _SYSTEMD_UNIT: 'cron.service', PRIORITY: '3' },
      {
        MESSAGE: 'Failed password for root from 198.51.100.7 port 40022 ssh2',
        _SYSTEMD_UNIT: 'ssh.service',
        SYSLOG_IDENTIFIER: 'sshd',
        _PID: '77',
        PRIORITY: '4',
        __REALTIME_TIMESTAMP: String(Date.parse('2026-11-24T12:00:00.123Z') * 1000),
      },
      {
        MESSAGE: 'Out of memory: Killed process 4242 (qemu)',
        _TRANSPORT: 'kernel',
        SYSLOG_IDENTIFIER: 'kernel',
        PRIORITY: '3',
      },
      {
        MESSAGE: 'kubelet.service: Failed with result exit-code.',
        _PID: '1',
        UNIT: 'kubelet.service',
        _SYSTEMD_UNIT: 'init.scope',
        SYSLOG_IDENTIFIER: 'systemd',
        PRIORITY: '4',
      },
    );
    expect(await record('Failed password')).toEqual({
      body: 'Failed password for root from 198.51.100.7 port 40022 ssh2',
      time: '2026-11-24T12:00:00.123Z',
      severity: 'WARN',
      resource: { 'k8s.node.name': 'node-1', 'service.name': 'ssh', app: 'ssh', cluster: 'node', log_type: 'journal' },
      attributes: { 'systemd.unit': 'ssh.service', 'process.pid': '77', 'syslog.identifier': 'sshd', severity: 'WARN' },
    });
    await record('before there was a collector');
    expect(await record('Out of memory')).toMatchObject({ severity: 'ERROR', resource: { 'service.name': 'kernel' } });
    expect(await record('Failed with result')).toMatchObject({
      resource: { 'service.name': 'kubelet' },
      attributes: { 'systemd.unit': 'kubelet.service', 'syslog.identifier': 'systemd' },
    });
    expect(received().filter(({ body }) => body.includes('nobody asked for'))).toEqual([]);
  });

  test('has the severity a program says in its text, and no secrets', async () => {
    const kubelet = { _SYSTEMD_UNIT: 'kubelet.service', PRIORITY: '6' };
    journal(
      { ...kubelet, MESSAGE: 'E1124 12:00:00.000001    1234 pod_workers.go:1301] "Error syncing pod, skipping"' },
      { ...kubelet, MESSAGE: 'time="2026-11-24T12:00:00Z" level=warning msg="cleanup failed"' },
      { ...kubelet, MESSAGE: 'pulling with password=hunter2 from registry' },
    );
    expect(await record('Error syncing')).toMatchObject({ severity: 'ERROR', attributes: { severity: 'ERROR' } });
    expect(await record('cleanup failed')).toMatchObject({ severity: 'WARN' });
    expect(await record('pulling with')).toMatchObject({
      severity: 'INFO',
      body: 'pulling with password=**** from registry',
    });
  });

  test('goes on where a killed collector stopped', async () => {
    const numbered = (from: number) =>
      Array.from({ length: 50 }, (_, index) => ({
        MESSAGE: `entry ${from + index} of many`,
        _SYSTEMD_UNIT: 'kubelet.service',
        PRIORITY: '6',
      }));
    journal(...numbered(0));
    await record('entry 49 of many');
    await collector.stop('SIGKILL');
    journal(...numbered(50));
    collector = start();
    await record('entry 99 of many');
    const numbers = received().flatMap(({ body }) => /^entry (\d+) of many$/.exec(body)?.[1] ?? []);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, number) => String(number)));
  });
});

test('what an environment does not want is dropped and counted, and nothing else', async () => {
  const ssh = { _SYSTEMD_UNIT: 'ssh.service', PRIORITY: '6' };
  journal(
    { ...ssh, MESSAGE: 'Accepted publickey for one' },
    { ...ssh, MESSAGE: 'Accepted publickey for another', PRIORITY: '4' },
    { ...ssh, MESSAGE: 'Disconnected from one' },
    { ...ssh, _SYSTEMD_UNIT: 'kubelet.service', MESSAGE: 'Accepted a pod' },
  );
  for (const text of ['for another', 'Disconnected', 'Accepted a pod']) await record(text);
  expect(received().filter(({ body }) => body.endsWith('publickey for one'))).toEqual([]);
  const metrics = await (await fetch(`http://127.0.0.1:${TELEMETRY}/metrics`)).text();
  expect(metrics).toMatch(/^otelcol_processor_filter_logs_filtered\{.*filter="filter\/unwanted-logs".*\} 1$/m);
});

describe('the audit log', () => {
  const event = (over: Rendered) =>
    `${JSON.stringify({
      kind: 'Event',
      apiVersion: 'audit.k8s.io/v1',
      level: 'Request',
      auditID: 'c2f3a1d0-3c9d-4a6a-8a53-5f0a2c9f6a11',
      stage: 'ResponseComplete',
      requestURI: '/api/v1/namespaces/openstack/configmaps/nova-etc',
      verb: 'update',
      user: { username: 'system:serviceaccount:openstack:nova', groups: ['system:authenticated'] },
      sourceIPs: ['10.236.0.15'],
      userAgent: 'helm/v3',
      objectRef: { resource: 'configmaps', namespace: 'openstack', name: 'nova-etc', apiVersion: 'v1' },
      responseStatus: { metadata: {}, code: 200 },
      requestObject: { kind: 'ConfigMap', data: { key: 'value' } },
      stageTimestamp: '2026-11-24T10:00:00.104900Z',
      annotations: { 'authorization.k8s.io/decision': 'allow' },
      ...over,
    })}\n`;

  test('says who did what to which object, whether it was let in, and stays whole', async () => {
    const line = event({});
    appendFileSync(join(root, AUDIT), line);
    expect(await record('c2f3a1d0')).toEqual({
      body: line.trimEnd(),
      time: '2026-11-24T10:00:00.104Z',
      severity: 'INFO',
      resource: {
        'k8s.node.name': 'node-1',
        'k8s.namespace.name': 'openstack',
        namespace: 'openstack',
        'service.name': 'kube-apiserver',
        app: 'kube-apiserver',
        cluster: 'node',
        log_type: 'audit',
      },
      attributes: {
        'k8s.audit.id': 'c2f3a1d0-3c9d-4a6a-8a53-5f0a2c9f6a11',
        'k8s.audit.stage': 'ResponseComplete',
        'k8s.audit.verb': 'update',
        'k8s.audit.decision': 'allow',
        'user.name': 'system:serviceaccount:openstack:nova',
        'client.address': '10.236.0.15',
        'user_agent.original': 'helm/v3',
        'k8s.object.resource': 'configmaps',
        'k8s.object.namespace': 'openstack',
        'k8s.object.name': 'nova-etc',
        'http.response.status_code': 200,
        severity: 'INFO',
      },
    });
  });

  test.each([
    ['a refusal', 403, 'WARN'],
    ['a failure of the server', 500, 'ERROR'],
    ['an object that is not there', 404, 'INFO'],
  ])('tells %s (%d) as %s', async (_, code, severity) => {
    appendFileSync(join(root, AUDIT), event({ auditID: `audit-${code}`, responseStatus: { code } }));
    expect(await record(`audit-${code}`)).toMatchObject({ severity });
  });

  test('is read to its end when it is rotated, and what is no event is kept as it is', async () => {
    appendFileSync(join(root, AUDIT), event({ auditID: 'the-last-one' }));
    renameSync(join(root, AUDIT), join(root, AUDIT.replace('.log', '-2026-11-24T12-00-00.000.log')));
    appendFileSync(
      join(root, AUDIT),
      `half an {"kind":"Event"\n${event({ auditID: 'the-first-one', objectRef: undefined })}`,
    );
    writeFileSync(
      join(root, AUDIT.replace('.log', '-2026-11-24T11-00-00.000.log.gz')),
      gzipSync(event({ auditID: 'compressed-before' })),
    );
    for (const text of ['the-last-one', 'half an', 'compressed-before']) await record(text);
    expect((await record('the-first-one')).resource).not.toHaveProperty('namespace');
    expect(received().filter(({ body }) => body.includes('c2f3a1d0'))).toHaveLength(1);
  });
});

test('nothing is refused to the collector, and journalctl says nothing', () => {
  expect(collector.log).not.toMatch(/permission denied|not permitted|stderr|"level":"error"/i);
});
