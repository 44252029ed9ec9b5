import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Rendered } from '../trees';
import { Cluster } from './cluster';
import { Pod } from './kubelet';
import { program, run, until } from './process';
import { applyTree } from './tree';

/*
 * Two daemon collectors of one cluster, and events made without a pause while the one that tells them is killed. What stands
 * where Loki is counts every number that arrives and hands all on to the real Loki.
 */

const NAMESPACE = 'openstack';

let cluster: Cluster;
let loki: Pod;
let counter: Server;
const daemons: Pod[] = [];
/** How often each number has arrived. */
const arrived = new Map<string, number>();
let made = 0;

beforeAll(async () => {
  cluster = await Cluster.start();
  await applyTree(cluster, 'lab');
  cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  loki = Pod.start(cluster, 'StatefulSet/loki');
  const { address } = cluster.connectToNode(['loki.monitoring.svc']);
  counter = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { 'content-type': type = '', 'content-encoding': encoding = '' } = request.headers;
    const headers = { 'content-type': type, ...(encoding === '' ? {} : { 'content-encoding': encoding }) };
    const answer = await fetch(`http://${loki.address}:3100${request.url}`, { method: 'POST', headers, body });
    if (answer.ok)
      // A text is itself in the wire format too.
      for (const [number] of (encoding === 'gzip' ? gunzipSync(body) : body).toString('latin1').matchAll(/number=\d+/g))
        arrived.set(number, (arrived.get(number) ?? 0) + 1);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }).listen(3100, address);
  await loki.ready(3100, '/ready');
  // One was made before any collector was there.
  makeEvents(1);
  for (const ordinal of [0, 1]) {
    const folder = join(cluster.folder, `node-${ordinal}`);
    const [pods, disk] = [join(folder, 'pods'), join(folder, 'disk')];
    for (const path of [pods, disk]) mkdirSync(path, { recursive: true });
    const hostFolders = { '/var/log/pods': pods, '/var/lib/genestack-observability/collector': disk };
    daemons.push(Pod.start(cluster, 'DaemonSet/daemon-collector', { hostFolders }, ordinal));
  }
});

afterAll(async () => {
  for (const pod of [...daemons, loki]) await pod?.stop('SIGKILL');
  counter?.close();
  await cluster?.stop();
});

/** Makes events with the next numbers, every other one as the kubelet makes them and as newer programs do. */
function makeEvents(count: number): void {
  const items = Array.from({ length: count }, () => {
    const number = made++;
    const now = new Date().toISOString();
    const regarding = {
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: NAMESPACE,
      name: `nova-api-${number}`,
      uid: `uid-${number}`,
    };
    const metadata = { name: `event-${number}`, namespace: NAMESPACE };
    const type = number % 3 === 0 ? 'Warning' : 'Normal';
    return number % 2 === 0
      ? {
          apiVersion: 'v1',
          kind: 'Event',
          metadata,
          type,
          involvedObject: regarding,
          reason: 'BackOff',
          message: `number=${number} of a container`,
          source: { component: 'kubelet', host: 'node-1' },
          firstTimestamp: now.replace(/\.\d+/, ''),
          lastTimestamp: now.replace(/\.\d+/, ''),
          count: 1,
        }
      : {
          apiVersion: 'events.k8s.io/v1',
          kind: 'Event',
          metadata,
          type,
          regarding,
          reason: 'Scheduled',
          action: 'Binding',
          note: `number=${number} of a pod`,
          eventTime: now.replace('Z', '000Z'),
          reportingController: 'default-scheduler',
          reportingInstance: 'scheduler-1',
        };
  });
  cluster.kubectlWith(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), 'create', '-f', '-');
}

/** The daemon that holds the lease. */
function leader(): Pod | undefined {
  const lease = cluster.get('lease', 'genestack-observability-events', '-n', 'monitoring');
  return daemons.find((pod) => pod.log().includes(lease.spec.holderIdentity));
}

const missing = () =>
  Array.from({ length: made }, (_, number) => `number=${number}`).filter((one) => !arrived.has(one));
const repeated = () => [...arrived.values()].reduce((sum, count) => sum + count - 1, 0);

const logcli = (query: string): Rendered[] =>
  run(program('logcli'), [
    `--addr=http://${loki.address}:3100`,
    ...['--quiet', 'query', '--since=15m', '--limit=5000', '--include-common-labels', '--output=jsonl', query],
  ])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

test('every event arrives once with two collectors of one cluster, also one made before them', async () => {
  for (let round = 0; round < 10; round++) makeEvents(10);
  await until('all events', () => (missing().length === 0 ? true : undefined));
  // What the other would tell too would come by now.
  await sleep(3000);
  expect(repeated()).toBe(0);
});

test('none is missing when the one that tells them is killed, and Loki has each once', async () => {
  const first = await until('a leader', leader);
  const before = made;
  let deadAt = 0;
  while (missing().length === 0 || deadAt === 0 || made - deadAt < 100 || leader() === first) {
    makeEvents(5);
    if (made - before >= 50 && deadAt === 0) {
      await first.stop('SIGKILL');
      deadAt = made;
    }
    await sleep(300);
    if (made > 2000) throw new Error(`nobody follows the leader: ${daemons.map((pod) => pod.log().slice(-3000))}`);
  }
  makeEvents(20);
  await until('all events', () => (missing().length === 0 ? true : undefined)).catch(() => undefined);
  const kept = await until('what Loki keeps', () => {
    const found = logcli('{log_type="event"} |= "number="');
    return found.length >= made ? found : undefined;
  }).catch(() => logcli('{log_type="event"} |= "number="'));
  console.log(
    `${made} events made, ${missing().length} missing, ${repeated()} told again after the leader was killed, ${kept.length} records in Loki`,
  );
  expect(missing()).toEqual([]);
  expect(kept.length).toBe(made);
});

test('an event says what happened to which object, how bad it is and who noticed, and is found with the logs of its pod', () => {
  const [found] = logcli('{log_type="event", namespace="openstack"} | k8s_pod_name="nova-api-6"');
  expect(found.line).toBe('Pod/nova-api-6 BackOff: number=6 of a container');
  expect(found.labels).toMatchObject({
    cluster: 'lab',
    namespace: NAMESPACE,
    service_name: 'kubelet',
    log_type: 'event',
    severity: 'WARN',
    k8s_event_reason: 'BackOff',
    k8s_object_kind: 'Pod',
    k8s_object_namespace: NAMESPACE,
    k8s_object_name: 'nova-api-6',
    k8s_object_uid: 'uid-6',
    k8s_node_name: 'node-1',
  });
  expect(logcli('{log_type="event", service_name="default-scheduler"} | severity="WARN"').length).toBeGreaterThan(0);
});

test('the collectors need no other right than the tree gives them', () => {
  for (const pod of daemons) expect(pod.log()).not.toMatch(/forbidden|permission denied/i);
});
