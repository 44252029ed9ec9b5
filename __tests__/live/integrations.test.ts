import { join } from 'node:path';
import { load } from 'js-yaml';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import type { Target } from '../../constructs/core/integration';
import { postgresql } from '../../constructs/integrations/postgresql';
import { rabbitmq } from '../../constructs/integrations/rabbitmq';
import { renderEnvironments } from '../../constructs/render';
import { TRANSPORT_LABELS } from '../../constructs/watch/metric';
import type { Rendered } from '../trees';
import { Cluster } from './cluster';
import { running, setStatus } from './endpoints';
import { NODE_NAME, Pod } from './kubelet';
import { until } from './process';
import { declared, recordedOf } from './recorded';
import { installed, Patroni, RabbitMq } from './servers';
import { DIST, establish } from './tree';

/*
 * What a platform brings and Debian or PyPI have too, read by a Prometheus that the real operator makes of the tree: each
 * program tells what the catalogue says of it.
 */

const ENVIRONMENT: EnvironmentIntent = {
  name: 'integrations',
  profile: 'lab',
  delivery: { repository: 'https://git.example.org/x.git' },
  collectors: { interval: '2s' },
  platform: { rabbitmq: true, postgresql: true },
};

let cluster: Cluster;
let operator: Pod;
let prometheus: Pod;
let rabbit: RabbitMq;
let patroni: Patroni;

const ask = async (path: string): Promise<Rendered> => {
  const response = await fetch(`http://${prometheus.address}:9090/api/v1/${path}`);
  return ((await response.json()) as Rendered).data;
};

/** Tells the API server of a server's pod, as its operator makes it. */
function announce(
  { name, address }: RabbitMq | Patroni,
  labels: Readonly<Record<string, string>>,
  ports: Readonly<Record<string, number>>,
): void {
  const container = {
    name: 'server',
    image: 'example.org/server:1.0.0',
    ports: Object.entries(ports).map(([port, containerPort]) => ({ name: port, containerPort })),
  };
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'openstack', labels },
    spec: { nodeName: NODE_NAME, containers: [container] },
  });
  setStatus(cluster, 'pod', name, 'openstack', running(address, ['server']));
}

beforeAll(async () => {
  installed('/usr/lib/rabbitmq/bin/rabbitmq-server', 'psql');
  cluster = await Cluster.start();
  const name = 'rabbitmq-server-0';
  const node = `${name}.rabbitmq-nodes.openstack`;
  rabbit = new RabbitMq(cluster, name, [node], [node]);
  patroni = new Patroni(cluster, 'postgres-cluster-0', []);

  await establish(cluster, join(DIST, '../imports/monitoring.coreos.com'));
  const tree = [...renderEnvironments([ENVIRONMENT])].filter(([path]) =>
    /^[^/]+\/(namespace|alertmanager|prometheus|prometheus-operator|rabbitmq|patroni)\/(?!kustomization)/.test(path),
  );
  const objects = tree.map(([, text]): Rendered => load(text));
  cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'openstack' } });
  cluster.apply(...objects.filter(({ kind }) => kind === 'Namespace'));
  cluster.apply(...objects);
  operator = Pod.start(cluster, 'Deployment/prometheus-operator');
  announce(
    rabbit,
    { 'app.kubernetes.io/component': 'rabbitmq', 'app.kubernetes.io/name': 'rabbitmq' },
    { epmd: 4369, amqp: 5672, management: 15_672, prometheus: 15_692 },
  );
  announce(
    patroni,
    { application: 'spilo', 'cluster-name': 'postgres-cluster', 'spilo-role': 'master' },
    { patroni: 8008, postgresql: 5432 },
  );
  await rabbit.ready();
  await rabbit.works('orders');
  await rabbit.replicates();
  await patroni.ready();
  await until('the StatefulSet of Prometheus', () => {
    operator.assertAlive();
    return cluster.get('statefulset', 'prometheus-genestack', '-n', 'monitoring');
  });
  prometheus = Pod.start(cluster, 'StatefulSet/prometheus-genestack');
  await prometheus.ready(9090, '/-/ready');
});

afterAll(async () => {
  for (const pod of [prometheus, operator]) await pod?.stop('SIGKILL');
  for (const server of [rabbit, patroni]) await server?.stop();
  await cluster?.stop();
});

const jobs: ReadonlyArray<readonly [job: string, target: Target | undefined]> = [
  ['rabbitmq-node', rabbitmq.targets[0]],
  ['patroni', postgresql.targets[0]],
];

describe.each(jobs)('of %s', (job, target) => {
  const metrics = Object.values(target?.signals ?? {}).filter(({ source }) => source.known === 'seen');

  test('every metric of the catalogue is in the store, with the type and the labels it is said to have', async () => {
    expect(await recordedOf({ ask }, metrics, 20)).toEqual(declared(metrics));
  });

  test('every series tells its pod and its node, and comes once though its pod has several ports', async () => {
    const series: Array<Record<string, string>> = await ask(`series?match[]=${encodeURIComponent(`{job="${job}"}`)}`);
    for (const labels of series)
      expect(Object.keys(labels)).toEqual(expect.arrayContaining([...TRANSPORT_LABELS.pods]));
    expect(new Set(series.map(({ instance }) => instance)).size).toBe(1);
  });
});
