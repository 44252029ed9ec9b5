import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { infrastructureMetrics } from '../../../constructs/components/collectors/infrastructure/infrastructure';
import { counter, gauge, level, prometheusName } from '../../../constructs/components/collectors/receiver-metric';
import type { EnvironmentIntent } from '../../../constructs/config/schema';
import { renderEnvironments } from '../../../constructs/render';
import { environments } from '../../../main';
import type { Rendered } from '../../trees';

type Intent = EnvironmentIntent['infrastructure'];

/** What an environment that says this of its infrastructure is rendered to. */
function rendered(name: 'lab' | 'production', infrastructure: Intent = {}) {
  const [environment] = environments.filter((one) => one.name === name);
  if (environment === undefined) throw new Error(`no environment ${name}`);
  const tree = renderEnvironments([{ ...environment, infrastructure }]);
  const object = (kind: string): Rendered =>
    load(tree.get(`${name}/deployment-collector/${kind}.deployment-collector.yaml`) ?? '');
  const config: Rendered = load(object('ConfigMap').data['config.yaml']);
  const egress: Rendered[] = object('NetworkPolicy').spec.egress;
  const pipelines = Object.keys(config.service.pipelines).filter((id) => id.startsWith('metrics/'));
  const rules: Rendered[] = object('PrometheusRule').spec.groups.flatMap((group: Rendered) => group.rules);
  return { config, egress, pipelines, rules, secrets: tree.get(`${name}/secrets.md`) ?? '' };
}

const KINDS = ['mysql', 'postgresql', 'rabbitmq', 'memcached'];

describe('in a production environment', () => {
  const { config, egress, pipelines, rules, secrets } = rendered('production');

  test('every server of a cluster has a receiver, a pipeline and an identity of its own', () => {
    const servers = pipelines.map((id) => id.slice('metrics/'.length)).filter((id) => id !== 'apis');
    expect(servers).toHaveLength(3 + 1 + 3 + 3);
    for (const id of servers) {
      const [job = '', instance = ''] = id.split('/');
      expect(KINDS).toContain(job);
      expect(config.service.pipelines[`metrics/${id}`].receivers).toEqual([id]);
      expect(config.receivers[id].endpoint.replace('http://', '')).toBe(instance);
      const [{ statements }] = config.processors[`transform/${id}`].metric_statements;
      expect(statements).toEqual([
        `set(resource.attributes["service.name"], "${job}")`,
        `set(resource.attributes["service.instance.id"], "${instance}")`,
      ]);
    }
  });

  test('every server may be reached, at its own pod and port', () => {
    const peers = egress.flatMap(({ to, ports }) => to.map((peer: Rendered) => ({ peer, ports })));
    const names = { 'kubernetes.io/metadata.name': 'openstack' };
    expect(peers).toContainEqual({
      peer: {
        namespaceSelector: { matchLabels: names },
        podSelector: { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'mariadb-cluster-1' } },
      },
      ports: [{ port: 3306, protocol: 'TCP' }],
    });
    expect(peers).toContainEqual({
      peer: { namespaceSelector: { matchLabels: names } },
      ports: [{ port: 5000, protocol: 'TCP' }],
    });
  });

  test('every credential is a reference, and is listed among the Secrets that must exist', () => {
    for (const [id, { username, password }] of Object.entries<Rendered>(config.receivers)) {
      if (!/^(mysql|postgresql|rabbitmq)\//.test(id)) continue;
      expect(username).toMatch(/^'?\$\{env:[A-Z_]+_USERNAME\}'?$/);
      expect(password).toMatch(/^'?\$\{env:[A-Z_]+_PASSWORD\}'?$/);
    }
    for (const name of ['mariadb-monitoring', 'postgres-monitoring', 'rabbitmq-monitoring-user'])
      expect(secrets).toContain(`secret generic ${name} `);
  });

  test('a receiver switches on what is declared, and off what it would emit besides', () => {
    for (const [id, { metrics }] of Object.entries<Rendered>(config.receivers)) {
      const declared = infrastructureMetrics.get(id.split('/')[0] ?? '');
      if (declared === undefined) continue;
      const on = Object.keys(metrics).filter((name) => metrics[name].enabled);
      expect(on.sort()).toEqual(declared.map(({ name }) => name).sort());
    }
  });

  test('each server counts as down unless it has answered', () => {
    for (const job of KINDS) {
      const { expr } = rules.find(({ record, labels }) => record === 'up' && labels.job === job);
      const servers = pipelines.filter((id) => id.startsWith(`metrics/${job}/`));
      for (const id of servers) expect(expr).toContain(`"instance", "${id.split('/')[2]}"`);
      expect(expr.match(/vector\(0\)/g)).toHaveLength(servers.length);
    }
  });

  test('what a server of RabbitMQ says of others is left out, whether nodes have short names or long ones', () => {
    const [condition = ''] =
      config.processors['filter/rabbitmq/rabbitmq-server-1.rabbitmq-nodes.openstack.svc:15672'].metrics.metric;
    const [, expression = ''] = /"([^"]*)"\)$/.exec(condition) ?? [];
    const own = new RegExp(expression.replace('$$', '$'));
    for (const host of ['', '.rabbitmq-nodes', '.rabbitmq-nodes.openstack', '.rabbitmq-nodes.openstack.svc'])
      expect(`rabbit@rabbitmq-server-1${host}`).toMatch(own);
    for (const other of ['rabbitmq-server-0.rabbitmq-nodes.openstack', 'rabbitmq-server-10', 'rabbitmq-server-1.other'])
      expect(`rabbit@${other}`).not.toMatch(own);
  });

  test('a public domain has each API checked from outside too', () => {
    const { targets } = rendered('production', { apis: { domain: 'cloud.example.org' } }).config.receivers[
      'http_check/apis'
    ];
    expect(targets).toHaveLength(2 * config.receivers['http_check/apis'].targets.length);
    expect(targets.map(({ endpoint }: Rendered) => endpoint)).toContain('https://keystone.cloud.example.org/v3');
  });

  test('a check of one’s own is in the place of the one with its name', () => {
    const own = { keystone: { url: 'https://id.example.org/v3', expect: [200] } };
    const { targets } = rendered('production', { apis: { checks: own } }).config.receivers['http_check/apis'];
    const endpoints = targets.map(({ endpoint }: Rendered) => endpoint);
    expect(endpoints).toHaveLength(config.receivers['http_check/apis'].targets.length);
    expect(endpoints.filter((url: string) => /keystone|id\.example/.test(url))).toEqual(['https://id.example.org/v3']);
  });

  test('what is switched off is gone, with its Secret', () => {
    const without = rendered('production', { postgresql: { enabled: false } });
    expect(without.pipelines.filter((id) => id.includes('postgresql'))).toEqual([]);
    expect(without.secrets).not.toContain('postgres-monitoring');
    expect(JSON.stringify(without.rules)).not.toContain('postgresql');
  });
});

test('a lab asks nothing, until it says what there is', () => {
  expect(rendered('lab').pipelines).toEqual([]);
  expect(rendered('lab', { memcached: { servers: ['cache-{0..1}.example.org:11211'] } }).pipelines).toEqual([
    'metrics/memcached/cache-0.example.org:11211',
    'metrics/memcached/cache-1.example.org:11211',
  ]);
});

test.each([
  [counter('mysql.uptime', 's'), 'mysql_uptime_seconds_total'],
  [level('mysql.buffer_pool.limit', 'By'), 'mysql_buffer_pool_limit_bytes'],
  [level('mysql.threads', '1'), 'mysql_threads'],
  [gauge('memcached.bytes', 'By'), 'memcached_bytes'],
  [counter('memcached.connections.total', '{connections}'), 'memcached_connections_total'],
  [gauge('a.share', '1'), 'a_share_ratio'],
  [level('rabbitmq.node.fd_used_details.rate', '{fd}/s'), 'rabbitmq_node_fd_used_details_rate_per_second'],
])('%j is %s in Prometheus', (metric, name) => {
  expect(prometheusName(metric)).toBe(name);
});

test('the manifests and the statements that make an account on MariaDB give the same rights', () => {
  const page = readFileSync(join(__dirname, '../../../docs/monitoring-accounts.md'), 'utf8');
  const [, manifests = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const granted = loadAll(manifests).flatMap((object: Rendered) =>
    object.kind === 'Grant'
      ? [`${object.spec.privileges.join(', ')} ON ${object.spec.database}.${object.spec.table}`]
      : [],
  );
  const stated = [...page.matchAll(/^GRANT (.*) TO/gm)].map(([, rights]) => rights);
  expect(granted).toEqual(stated);
  expect(granted).toHaveLength(2);
});
