import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dump, load } from 'js-yaml';
import { httpMetrics } from '../../constructs/components/collectors/infrastructure/http-check';
import { memcached as memcachedKind } from '../../constructs/components/collectors/infrastructure/memcached';
import { mysql } from '../../constructs/components/collectors/infrastructure/mysql';
import { postgresql } from '../../constructs/components/collectors/infrastructure/postgresql';
import { rabbitmq } from '../../constructs/components/collectors/infrastructure/rabbitmq';
import { prometheusName, type ReceiverMetric } from '../../constructs/components/collectors/receiver-metric';
import { toBytes } from '../../constructs/core/quantity';
import { renderEnvironments } from '../../constructs/render';
import { environments } from '../../main';
import { filled } from '../queries';
import type { Rendered } from '../trees';
import { makeAccounts, PASSWORD, storeAccounts } from './accounts';
import { ApiServer } from './api-server';
import { Cluster } from './cluster';
import { Pod } from './kubelet';
import { program, Running, until } from './process';
import { Impostor, installed, MariaDb, Memcached, PostgreSql, RabbitMq } from './servers';

/*
 * The deployment collector of a production environment with nothing of its manifests changed, and the real MariaDB,
 * PostgreSQL, RabbitMQ and memcached it asks, each at the name Genestack gives it, with the accounts of the documentation.
 */

const DOMAIN = 'cloud.example.org';
/** Seconds; short, so that the tests are. */
const INTERVAL = 6;
const timeout = '4s';

const [production] = environments.filter(({ name }) => name === 'production');
if (production === undefined) throw new Error('no production environment');
const tree = renderEnvironments([
  {
    ...production,
    collectors: { interval: `${INTERVAL}s` },
    infrastructure: {
      mariadb: { timeout },
      postgresql: { timeout },
      rabbitmq: { timeout },
      memcached: { timeout },
      apis: { timeout, domain: DOMAIN, tls: 'unverified' },
    },
  },
]);
const objects: Rendered[] = [...tree].flatMap(([path, text]) =>
  /^production\/deployment-collector\/(?!kustomization)/.test(path) ? [load(text)] : [],
);
const rendered = (kind: string) => objects.find((object) => object.kind === kind) as Rendered;

let cluster: Cluster;
let collector: Pod;
let prometheusUrl: string;
const mariadb: MariaDb[] = [];
const postgres: PostgreSql[] = [];
const rabbit: RabbitMq[] = [];
const caches: Memcached[] = [];
const impostors: Impostor[] = [];
let apis: ApiServer;
const own: Running[] = [];

interface Sample {
  readonly metric: Record<string, string>;
  readonly value: [number, string];
}

const promql = async (query: string): Promise<Sample[]> => {
  const response = await fetch(`${prometheusUrl}/api/v1/query`, {
    method: 'POST',
    body: new URLSearchParams({ query }),
  });
  const body = (await response.json()) as Rendered;
  if (body.status !== 'success') throw new Error(`${query}: ${JSON.stringify(body)}`);
  return body.data.result;
};

const number = async (query: string): Promise<number | undefined> => {
  const [sample] = await promql(query);
  return sample && Number(sample.value[1]);
};

/** Waits until a query returns just this, sorted. */
const becomes = async (query: string, label: string, expected: readonly string[], seconds = 60) => {
  let last: string[] = [];
  await until(
    `${query} to be ${expected.join(' ')}`,
    async () => {
      last = (await promql(query)).map(({ metric }) => metric[label] ?? '').sort();
      return JSON.stringify(last) === JSON.stringify([...expected].sort()) ? true : undefined;
    },
    seconds,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; it is ${last.join(' ')}`);
  });
};

async function startPrometheus(): Promise<void> {
  const names = [0, 1].map((replica) => `prometheus-genestack-${replica}.prometheus-operated.monitoring.svc`);
  const { namespace, address } = cluster.connect('prometheus', names);
  const rules = join(cluster.folder, 'rules.yaml');
  writeFileSync(rules, dump(rendered('PrometheusRule').spec));
  const config = join(cluster.folder, 'prometheus.yaml');
  writeFileSync(
    config,
    dump({
      global: { evaluation_interval: '2s' },
      rule_files: [rules],
      storage: { tsdb: { out_of_order_time_window: '2h' } },
    }),
  );
  own.push(
    new Running('prometheus', 'ip', [
      'netns',
      'exec',
      namespace,
      program('prometheus'),
      `--config.file=${config}`,
      `--storage.tsdb.path=${cluster.folder}/prometheus`,
      '--web.enable-remote-write-receiver',
    ]),
  );
  prometheusUrl = `http://${address}:9090`;
  await until('Prometheus', async () => (await fetch(`${prometheusUrl}/-/ready`)).ok || undefined);
}

/** Work for the servers, so that they have something to tell. */
async function work(): Promise<void> {
  const [primary] = mariadb;
  primary?.sql('CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY); INSERT INTO shop.items VALUES (1)');
  const [database] = postgres;
  database?.sql('CREATE DATABASE shop');
  database?.sql(
    'CREATE TABLE items (id INT PRIMARY KEY); INSERT INTO items VALUES (1); CREATE FUNCTION one() RETURNS INT LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$; SELECT one(); SELECT pg_switch_wal()',
    'shop',
  );
  database?.repeats('UPDATE items SET id = id', 'shop');
}

beforeAll(async () => {
  installed('mariadbd', 'psql', 'memcached', '/usr/lib/rabbitmq/bin/rabbitmq-server', 'openssl');
  cluster = await Cluster.start();
  cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } });
  cluster.apply(...objects.filter(({ kind }) => !['PrometheusRule', 'ServiceMonitor'].includes(kind)));
  storeAccounts(cluster);

  const names = [0, 1, 2].map((ordinal) => `rabbitmq-server-${ordinal}`);
  const nodes = names.map((name) => `${name}.rabbitmq-nodes.openstack`);
  // Two of the three: the third has never been there.
  for (const name of names.slice(0, 2)) {
    const node = `${name}.rabbitmq-nodes.openstack`;
    rabbit.push(new RabbitMq(cluster, name, [node, `${node}.svc`], nodes.slice(0, 2)));
  }
  for (const ordinal of [0, 1, 2]) {
    const name = `mariadb-cluster-${ordinal}`;
    mariadb.push(new MariaDb(cluster, name, [`${name}.mariadb-cluster-internal.openstack.svc`], ordinal));
    const cache = `memcached-memcached-${ordinal}`;
    caches.push(new Memcached(cluster, cache, [`${cache}.memcached.openstack.svc`]));
  }
  postgres.push(new PostgreSql(cluster, 'postgres-cluster-0', ['postgres-cluster.openstack.svc']));
  apis = new ApiServer(cluster, DOMAIN);
  await startPrometheus();

  const [primary, ...replicas] = mariadb;
  const [database] = postgres;
  const [queues] = rabbit;
  if (primary === undefined || database === undefined || queues === undefined) throw new Error('there are no servers');
  for (const server of [...mariadb, ...postgres, ...rabbit]) await server.ready();
  primary.sql(
    "RESET MASTER; CREATE USER replica@'%' IDENTIFIED BY 'replica'; GRANT REPLICATION SLAVE ON *.* TO replica@'%'",
  );
  for (const replica of replicas) replica.follows(primary);
  makeAccounts(primary, database, queues);
  const replica = new PostgreSql(cluster, 'postgres-cluster-1', [], database);
  postgres.push(replica);
  await replica.ready();
  await queues.works('orders');
  await work();
  await apis.ready();
  collector = Pod.start(cluster, 'Deployment/deployment-collector');
  await collector.ready(13133, '/');
});

afterAll(async () => {
  await collector?.stop('SIGKILL');
  for (const server of [...mariadb, ...postgres, ...rabbit, ...caches, ...impostors, ...(apis ? [apis] : [])])
    await server.stop();
  for (const one of own) await one.stop('SIGKILL');
  await cluster?.stop();
});

describe('the accounts of the documentation', () => {
  test('may look and do nothing else', async () => {
    const login = `-h127.0.0.1 -umonitoring '-p${PASSWORD}'`;
    expect(() => mariadb[0]?.shell(`mariadb --no-defaults ${login} -e 'SELECT * FROM shop.items'`)).toThrow(/denied/);
    expect(() => postgres[0]?.sql('SET ROLE "postgres-monitoring-user"; SELECT * FROM items', 'shop')).toThrow(
      /denied/,
    );
    const response = await fetch(`http://${rabbit[0]?.address}:15672/api/queues/%2F/orders/get`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`monitoring:${PASSWORD}`).toString('base64')}` },
      body: JSON.stringify({ count: 1, ackmode: 'ack_requeue_true', encoding: 'auto' }),
    });
    expect(JSON.stringify(await response.json())).toMatch(/refused/);
  });
});

const IDENTITY = ['__name__', 'job', 'instance', 'cluster'];

describe('what arrives in Prometheus', () => {
  const kinds: ReadonlyArray<readonly [job: string, metrics: readonly ReceiverMetric[], least: number]> = [
    ['mysql', mysql.metrics, 25],
    ['postgresql', postgresql.metrics, 30],
    ['rabbitmq', rabbitmq.metrics, 20],
    ['memcached', memcachedKind.metrics, 10],
    ['http-check', httpMetrics, 10],
  ];

  test.each(kinds)(
    'of %s is what is declared: every name, with its type and its labels',
    async (job, metrics, least) => {
      const declared = new Map(metrics.map((metric) => [prometheusName(metric), [...metric.labels].sort()]));
      const seen = async () => {
        const names = new Map<string, Set<string>>();
        for (const { metric } of await promql(`{job="${job}", __name__!~"up|ALERTS.*|.*:.*"}`)) {
          const { __name__: name = '' } = metric;
          const labels = names.get(name) ?? new Set();
          for (const label of Object.keys(metric)) if (!IDENTITY.includes(label)) labels.add(label);
          names.set(name, labels);
        }
        return names;
      };
      const complete = async () => ((await seen()).size >= declared.size ? true : undefined);
      await until(`${declared.size} names of ${job}`, complete, 3 * INTERVAL).catch(() => undefined);
      const names = await seen();
      console.log(`${job}: ${names.size} names, ${await number(`count({job="${job}"})`)} series`);
      const found = [...names].map(([name, labels]) => [name, [...labels].sort()]).sort();
      expect(found).toEqual([...declared].sort());
      expect(found.length).toBeGreaterThanOrEqual(least);
    },
  );

  test('is told apart by server', async () => {
    const instances = async (job: string, name: string) =>
      (await promql(`${name}{job="${job}"}`)).map(({ metric }) => metric.instance).sort();
    const three = (pattern: string) => [0, 1, 2].map((ordinal) => pattern.replace('N', String(ordinal)));
    expect(await instances('mysql', 'mysql_uptime_seconds_total')).toEqual(
      three('mariadb-cluster-N.mariadb-cluster-internal.openstack.svc:3306'),
    );
    expect(await instances('memcached', 'memcached_threads')).toEqual(
      three('memcached-memcached-N.memcached.openstack.svc:11211'),
    );
    expect(await promql('count by (instance, rabbitmq_node_name) (rabbitmq_node_uptime_milliseconds)')).toHaveLength(2);
  });

  test('comes once: nothing is told by two servers, or without job, instance and cluster', async () => {
    expect(await promql('{job="rabbitmq", __name__!="up"} unless on () vector(1)')).toEqual([]);
    const labels = 'rabbitmq_node_name, rabbitmq_queue_name, rabbitmq_vhost_name, state';
    expect(await promql(`count by (__name__, ${labels}) ({job="rabbitmq", __name__!="up"}) > 1`)).toEqual([]);
    for (const label of ['job', 'instance', 'cluster'])
      expect(await promql(`{__name__=~"[a-z].+", ${label}=""}`)).toEqual([]);
  });

  test('says how far replicas are behind', async () => {
    const replicas = (await promql('mysql_replica_time_behind_source_seconds')).map(({ metric }) => metric.instance);
    expect(replicas.map((instance) => instance?.split('.')[0]).sort()).toEqual([
      'mariadb-cluster-1',
      'mariadb-cluster-2',
    ]);
    const [delay] = await promql('postgresql_replication_data_delay_bytes');
    expect(delay?.metric.replication_client).toBe(`${postgres[1]?.address}/32`);
    // It applies what it gets a second later.
    expect(await number('postgresql_wal_delay_seconds{operation="replay"}')).toBeGreaterThan(0.5);
  });

  test('derives what is asked of caches: seven of ten found is a hit ratio of 0.7', async () => {
    const [cache] = caches;
    if (cache === undefined) throw new Error('no cache');
    await converse(cache.address, 11211, 'set a 0 0 1\r\n1\r\n');
    await sleep(INTERVAL * 1000);
    await converse(cache.address, 11211, `${'get a\r\n'.repeat(7)}${'get b\r\n'.repeat(3)}`);
    const ratio = 'memcached:hit_ratio:rate5m{operation="get", instance=~"memcached-memcached-0.*"}';
    const found = await until('the hit ratio', async () => {
      const value = await number(ratio);
      return value !== undefined && value > 0 ? value : undefined;
    });
    expect(found).toBeCloseTo(0.7, 5);
    const recorded = await promql('count by (__name__) ({job="memcached"})');
    console.log(`memcached with what is derived: ${recorded.length} names`);
    expect(recorded.length).toBeGreaterThanOrEqual(15);
  });
});

test('every picture of their dashboard has series, with the labels its legend names', async () => {
  const map = load(tree.get('production/grafana/ConfigMap.grafana-dashboard-servers.yaml') ?? '') as Rendered;
  const { panels } = JSON.parse(map.data['servers.json']);
  const asked: Rendered[] = panels.flatMap(({ title, targets = [] }: Rendered) =>
    targets.map(({ expr, legendFormat }: Rendered) => ({ title, query: filled(expr), legend: legendFormat })),
  );
  for (const { title, query, legend } of asked) {
    const samples = await until(`"${title}"`, async () => {
      const found = await promql(query);
      return found.length > 0 ? found : undefined;
    }).catch(() => []);
    expect([title, samples.length > 0]).toEqual([title, true]);
    for (const [, label = ''] of legend.matchAll(/\{\{(\w+)\}\}/g))
      expect([title, Object.keys(samples[0]?.metric ?? {})]).toEqual([title, expect.arrayContaining([label])]);
  }
  expect(asked.length).toBeGreaterThan(20);
});

/** Writes to a port and waits a moment, so that all of it is read. */
async function converse(host: string, port: number, text: string): Promise<void> {
  const socket = connect(port, host);
  socket.write(text);
  socket.resume();
  await sleep(300);
  socket.destroy();
}

describe('checks of the APIs', () => {
  const inside = (service: string) => `httpcheck_up{service="${service}", instance=~"http://.*"}`;

  test('say of each API whether it answers as it should', async () => {
    const wrong = ['cinder', 'glance', 'heat', 'magnum', 'neutron', 'nova', 'octavia'];
    await becomes('httpcheck_up{instance=~"http://.*"} == 0', 'service', wrong);
    expect(await number('count(httpcheck_up{instance=~"http://.*"} == 1)')).toBe(15 - wrong.length);
    // The real ones.
    for (const service of ['keystone', 'placement']) expect(await number(inside(service))).toBe(1);
  });

  test('tell down, slow, wrong and nonsense apart', async () => {
    const reason = async (service: string) =>
      (await promql(`httpcheck_error{service="${service}", instance=~"http://.*"}`)).map(({ metric }) => metric.reason);
    expect(await reason('glance')).toEqual(['refused']);
    expect(await reason('nova')).toEqual(['timeout']);
    expect(await reason('cinder')).toEqual(['reset']);
    expect(await reason('keystone')).toEqual([]);
    expect(await number('httpcheck_status_code{service="neutron", instance=~"http://.*"}')).toBe(503);
    expect(await number('httpcheck_duration_milliseconds{service="nova", instance=~"http://.*"}')).toBeGreaterThan(
      3900,
    );
  });

  test('say how long a certificate is valid', async () => {
    const days = async (service: string) =>
      ((await number(`httpcheck_tls_cert_remaining_seconds{service="${service}"}`)) ?? 0) / 86_400;
    expect(await days('keystone')).toBeGreaterThan(2.9);
    expect(await days('keystone')).toBeLessThan(3);
    expect(await days('barbican')).toBeGreaterThan(89);
  });
});

describe('a server that is in trouble', () => {
  test('is down two intervals later, and the others are up', async () => {
    const down = ['rabbitmq-server-2.rabbitmq-nodes.openstack.svc:15672'];
    await becomes('up == 0', 'instance', down);
    expect(await number('count(up == 1)')).toBe(3 + 1 + 2 + 3);
    await caches[2]?.stop();
    await mariadb[2]?.stop();
    const stopped = Date.now() / 1000;
    down.push('memcached-memcached-2.memcached.openstack.svc:11211');
    down.push('mariadb-cluster-2.mariadb-cluster-internal.openstack.svc:3306');
    await becomes('up == 0', 'instance', down);
    console.log(
      `down ${(Date.now() / 1000 - stopped).toFixed(1)} s after it stopped, with an interval of ${INTERVAL} s`,
    );
    expect(
      await number('time() - min(timestamp(mysql_uptime_seconds_total{instance=~"mariadb-cluster-[01].*"}))'),
    ).toBeLessThan(2 * INTERVAL);
  });

  test('by what it answers does not keep the others from being asked, and costs a bounded amount of memory', async () => {
    const there = (name: string, service: string) => [`${name}.${service}.openstack.svc`];
    const [cache, database, queue] = ['memcached-memcached-2', 'mariadb-cluster-2', 'rabbitmq-server-2'];
    impostors.push(
      new Impostor(cluster, cache, there(cache, 'memcached'), 11_211, 'nonsense'),
      new Impostor(cluster, database, there(database, 'mariadb-cluster-internal'), 3306, 'silent'),
      new Impostor(cluster, queue, there(queue, 'rabbitmq-nodes'), 15_672, 'huge'),
    );
    let most = 0;
    for (const end = Date.now() + 3 * INTERVAL * 1000; Date.now() < end; await sleep(500))
      most = Math.max(most, collector.memory);
    console.log(`the collector held ${most.toFixed(0)} MiB at most, with two answers of 100 MiB in every interval`);
    const [{ resources }] = rendered('Deployment').spec.template.spec.containers;
    expect(most * 2 ** 20).toBeLessThan(toBytes(resources.limits.memory));
    collector.assertAlive();
    for (const one of [cache, database, queue]) expect(await number(`up{instance=~"${one}.*"}`)).toBe(0);
    expect(await number('count(up == 1)')).toBe(2 + 1 + 2 + 2);
    expect(await number('count(httpcheck_up)')).toBe(30);
  });

  test('and refuses the account is down too, the collector says why, and writes the password nowhere', async () => {
    const other = 'another-one';
    mariadb[1]?.sql(`SET sql_log_bin = 0; SET PASSWORD FOR monitoring@'%' = PASSWORD('${other}')`);
    mariadb[1]?.sql("KILL USER 'monitoring'@'%'");
    postgres[0]?.sql(
      `ALTER ROLE "postgres-monitoring-user" PASSWORD '${other}'; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres-monitoring-user'`,
    );
    rabbit[0]?.shell(`rabbitmqctl change_password monitoring ${other}`);
    await becomes('up == 0', 'instance', [
      'mariadb-cluster-1.mariadb-cluster-internal.openstack.svc:3306',
      'mariadb-cluster-2.mariadb-cluster-internal.openstack.svc:3306',
      'memcached-memcached-2.memcached.openstack.svc:11211',
      'postgres-cluster.openstack.svc:5432',
      ...[0, 1, 2].map((ordinal) => `rabbitmq-server-${ordinal}.rabbitmq-nodes.openstack.svc:15672`),
    ]);
    expect(await promql('ALERTS{alertname="ServerDoesNotAnswer"}')).toHaveLength(7);
    collector.assertAlive();
    expect(collector.log()).toMatch(/Access denied for user 'monitoring'/);
    expect(collector.log()).toMatch(/password authentication failed/);
    expect(collector.log()).toMatch(/non 200 code returned 401/);
    for (const form of [PASSWORD, JSON.stringify(PASSWORD).slice(1, -1), encodeURIComponent(PASSWORD), 'p w$1'])
      expect(collector.log()).not.toContain(form);
  });
});
