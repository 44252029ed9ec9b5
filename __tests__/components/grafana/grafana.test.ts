import { load } from 'js-yaml';
import type { EnvironmentIntent } from '../../../constructs/config/schema';
import { renderEnvironments } from '../../../constructs/render';
import { filled, mistakes } from '../../queries';
import type { Rendered } from '../../trees';

type Grafana = NonNullable<EnvironmentIntent['grafana']>;

/** Grafana's folder of a lab with some settings. */
function render(grafana: Grafana = {}) {
  const tree = renderEnvironments([
    { name: 'lab', profile: 'lab', delivery: { repository: 'https://git.example.org/x.git' }, grafana },
  ]);
  const object = (name: string): Rendered => load(tree.get(`lab/grafana/${name}.yaml`) ?? '') ?? undefined;
  const ini = new Map<string, Map<string, string>>();
  let section = '';
  for (const line of object('ConfigMap.grafana').data['grafana.ini'].split('\n')) {
    const [, name] = /^\[(.*)\]$/.exec(line) ?? [];
    if (name !== undefined) section = name;
    const [key, value] = line.split(/ = (.*)/);
    if (value !== undefined) ini.set(section, (ini.get(section) ?? new Map()).set(key, value));
  }
  const setting = (of: string, key: string) => ini.get(of)?.get(key);
  const sources: Rendered = load(object('ConfigMap.grafana-data-sources').data['data-sources.yaml']);
  return { tree, object, setting, sources };
}

/** What Grafana makes of a provisioned text: `$$` is a dollar, and what follows a single one is of its environment. */
const interpolated = (text: string) =>
  text
    .split('$$')
    .map((part) => part.replace(/\$(\{\w+\}|\w+)/g, ''))
    .join('$');

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe('Grafana', () => {
  const { object, setting, sources } = render();

  test('has the four data sources with fixed uids, of which none can be edited', () => {
    expect(
      sources.datasources.map(({ uid, type, editable, access }: Rendered) => [uid, type, editable, access]),
    ).toEqual(['prometheus', 'loki', 'tempo', 'alertmanager'].map((name) => [name, name, false, 'proxy']));
    expect(sources).toMatchObject({ apiVersion: 1, prune: true });
    expect(sources.datasources.filter(({ isDefault }: Rendered) => isDefault)).toHaveLength(1);
  });

  test('finds in its provisioning every dollar that is meant for it', () => {
    const all = texts(sources.datasources);
    const variables = all.flatMap((text) => interpolated(text).match(/\$\{[^}]+\}/g) ?? []);
    // As many as are written, and nothing that its environment would have to say.
    expect(variables).toHaveLength(all.join('\n').match(/\$\$\{/g)?.length ?? 0);
    expect(all.join('\n').replaceAll('$$', '')).not.toContain('$');
    expect(new Set(variables)).toEqual(
      new Set([
        '${__value.raw}',
        '${request}',
        '${__trace.traceId}',
        '${__span.tags["k8s.namespace.name"]}',
        '${__span.tags["k8s.pod.name"]}',
        '${__span.tags["service.name"]}',
      ]),
    );
  });

  test('links only to data sources that it has', () => {
    const uids = sources.datasources.map(({ uid }: Rendered) => uid);
    const named = [...JSON.stringify(sources).matchAll(/"(?:datasourceUid|targetUID|alertmanagerUid)":"([^"]+)"/g)];
    expect(named.length).toBeGreaterThan(8);
    for (const [, uid] of named) expect(uids).toContain(uid);
  });

  test('says of each correlation what it is, without which it would not start', () => {
    for (const { correlations = [] } of sources.datasources) {
      for (const { label, description, config } of correlations) {
        for (const text of [label, description, config.field]) expect(text).toMatch(/\S/);
      }
    }
  });

  test('asks in its links what the languages can say', async () => {
    const [, , tempo] = sources.datasources;
    const value = (query: string) => filled(interpolated(query).replace(/\$\{[^}]+\}/g, 'some'));
    const promql = tempo.jsonData.tracesToMetrics.queries.map(({ query }: Rendered) => value(query));
    const logql = [
      tempo.jsonData.tracesToLogsV2.query,
      ...sources.datasources.flatMap(({ correlations = [] }: Rendered) =>
        correlations.flatMap(({ config }: Rendered) => config.target.expr ?? []),
      ),
    ].map(value);
    for (const query of promql) expect([query, await mistakes('promql', query)]).toEqual([query, []]);
    for (const query of logql) expect([query, await mistakes('logql', query)]).toEqual([query, []]);
    expect([promql.length, logql.length]).toEqual([5, 5]);
  });

  test('lets in nobody it does not know, and takes the administrator from a Secret', () => {
    expect(setting('auth.anonymous', 'enabled')).toBe('false');
    expect(setting('users', 'allow_sign_up')).toBe('false');
    expect(setting('security', 'admin_password')).toBe('$__env{GRAFANA_ADMIN_PASSWORD}');
    const [{ env }] = object('Deployment.grafana').spec.template.spec.containers;
    expect(env).toContainEqual({
      name: 'GRAFANA_ADMIN_PASSWORD',
      valueFrom: { secretKeyRef: { name: 'grafana', key: 'admin-password' } },
    });
  });

  test('fetches nothing when it starts, keeps nothing, and is one', () => {
    expect(setting('plugins', 'preinstall_disabled')).toBe('true');
    expect(setting('plugins', 'preinstall_auto_update')).toBe('false');
    const { spec } = object('Deployment.grafana');
    expect(spec.replicas).toBe(1);
    expect(spec.template.spec.volumes.filter((volume: Rendered) => volume.persistentVolumeClaim)).toEqual([]);
  });

  test('evaluates the OVN claim storm, and tells every Alertmanager', () => {
    const { groups, contactPoints, policies } = load(
      object('ConfigMap.grafana-alerting').data['alerting.yaml'],
    ) as Rendered;
    const [rule] = groups[0].rules;
    expect(rule).toMatchObject({ uid: 'ovn-claim-storm', condition: 'A', noDataState: 'OK', isPaused: false });
    expect(rule.data).toHaveLength(1);
    expect(rule.data[0]).toMatchObject({
      datasourceUid: 'loki',
      model: { expr: 'rate({app="ovs"} |= "binding|INFO|cr-lrp" [1m]) > 1', queryType: 'instant' },
    });
    for (const text of ['summary', 'meaning', 'impact', 'first_steps', 'dashboard', 'logs'])
      expect(rule.annotations[text]).toMatch(/\S/);
    expect(policies[0].receiver).toBe(contactPoints[0].name);
    expect(contactPoints[0].receivers[0]).toMatchObject({
      type: 'prometheus-alertmanager',
      settings: { url: 'http://alertmanager-genestack-0.alertmanager-operated.monitoring.svc:9093' },
    });
  });
});

describe('Grafana with a database', () => {
  const { object, setting } = render({
    replicas: 3,
    database: {
      type: 'mysql',
      host: 'mariadb-cluster.openstack.svc',
      secret: 'grafana-db',
      encryptionKey: 'secret-key',
      namespace: 'openstack',
    },
  });

  test('finds it, with the account of the Secret, over a connection that is encrypted', () => {
    expect(setting('database', 'type')).toBe('mysql');
    expect(setting('database', 'host')).toBe('mariadb-cluster.openstack.svc:3306');
    expect(setting('database', 'user')).toBe('$__env{GRAFANA_DB_USERNAME}');
    expect(setting('database', 'password')).toBe('$__env{GRAFANA_DB_PASSWORD}');
    expect(setting('database', 'ssl_mode')).toBe('skip-verify');
    expect(object('NetworkPolicy.grafana').spec.egress).toContainEqual({
      ports: [{ port: 3306, protocol: 'TCP' }],
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openstack' } } }],
    });
  });

  test('encrypts what it keeps there with a key of its own, if it has one', () => {
    expect(setting('security', 'secret_key')).toBe('$__env{GRAFANA_DB_SECRET_KEY}');
    const { object: another } = render({ database: { type: 'mysql', host: 'db', secret: 'grafana-db' } });
    expect(another('ConfigMap.grafana').data['grafana.ini']).not.toContain('secret_key');
  });

  test('may be several, which tell each other what they have sent', () => {
    expect(object('StatefulSet.grafana').spec.replicas).toBe(3);
    expect(setting('unified_alerting', 'ha_peers')?.split(',')).toEqual(
      [0, 1, 2].map((ordinal) => `grafana-${ordinal}.grafana-headless.monitoring.svc:9094`),
    );
    const { ingress } = object('NetworkPolicy.grafana').spec;
    const ports = ingress.flatMap((rule: Rendered) =>
      rule.ports.map(({ port, protocol }: Rendered) => `${protocol}/${port}`),
    );
    expect(ports).toEqual(expect.arrayContaining(['TCP/9094', 'UDP/9094']));
    expect(object('PodDisruptionBudget.grafana')).toBeDefined();
  });

  test.each([
    ['mysql', 'off', 'false'],
    ['mysql', 'verified', 'true'],
    ['postgres', 'off', 'disable'],
    ['postgres', 'on', 'require'],
    ['postgres', 'verified', 'verify-full'],
  ] as const)('of kind %s with encryption %s says %s', (type, tls, mode) => {
    const rendered = render({ database: { type, host: 'db.example.org', secret: 'grafana-db', tls } });
    expect(rendered.setting('database', 'ssl_mode')).toBe(mode);
  });
});

describe('Grafana with a login', () => {
  const { object, setting, tree } = render({
    url: 'https://grafana.example.org',
    gatewayNamespace: 'envoyproxy-gateway-system',
    route: { gateway: { name: 'flex-gateway', namespace: 'envoy-gateway', listener: 'grafana-https' } },
    login: {
      name: 'Keystone',
      secret: 'grafana-oidc',
      authorizeUrl: 'https://keystone.example.org/v3/auth/OS-FEDERATION/websso',
      tokenUrl: 'https://keystone.example.org/token',
      role: "contains(groups[*], 'admin') && 'Admin' || 'Viewer'",
    },
  });

  test('knows the provider, and itself by the secret it shares with it', () => {
    expect(setting('auth.generic_oauth', 'enabled')).toBe('true');
    expect(setting('auth.generic_oauth', 'name')).toBe('Keystone');
    expect(setting('auth.generic_oauth', 'client_secret')).toBe('$__env{GRAFANA_OIDC_CLIENT_SECRET}');
    expect(setting('auth.generic_oauth', 'role_attribute_path')).toBe(
      "contains(groups[*], 'admin') && 'Admin' || 'Viewer'",
    );
    expect(setting('auth.generic_oauth', 'use_pkce')).toBe('true');
    expect(setting('server', 'root_url')).toBe('https://grafana.example.org');
    expect(setting('security', 'cookie_secure')).toBe('true');
    expect(tree.get('lab/secrets.md')).toContain('| `client-secret` | secret of that client |');
  });

  test('is reached through the Gateway, which the policy lets in', () => {
    expect(object('HTTPRoute.grafana')).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: {
        hostnames: ['grafana.example.org'],
        parentRefs: [{ name: 'flex-gateway', namespace: 'envoy-gateway', sectionName: 'grafana-https' }],
        rules: [{ backendRefs: [{ name: 'grafana', port: 3000 }] }],
      },
    });
    expect(object('NetworkPolicy.grafana').spec.ingress).toContainEqual({
      ports: [{ port: 3000, protocol: 'TCP' }],
      from: expect.arrayContaining([
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'envoyproxy-gateway-system' } } },
      ]),
    });
  });

  test('is what alerts lead to: its dashboards, and the logs of what they tell of', () => {
    const { tree: lab } = render({ url: 'https://grafana.example.org' });
    const rules = load(lab.get('lab/tempo/PrometheusRule.tempo.yaml') ?? '') as Rendered;
    const [{ annotations }] = rules.spec.groups[0].rules;
    expect(annotations.dashboard).toBe('https://grafana.example.org/d/traces');
    const filledIn = annotations.logs.replace(/\{\{ with .*?\{\{ end \}\}/, 'shop');
    const { lines } = JSON.parse(new URL(filledIn).searchParams.get('panes') ?? '');
    expect(lines.queries[0].expr).toBe('{namespace="shop", service_name="tempo"}');
  });
});

test('Grafana behind an Ingress has one, with its certificate', () => {
  const { object } = render({
    url: 'https://grafana.example.org/',
    gatewayNamespace: 'ingress-nginx',
    route: { ingress: { className: 'nginx', tlsSecret: 'grafana-tls' } },
  });
  expect(object('Ingress.grafana').spec).toMatchObject({
    ingressClassName: 'nginx',
    tls: [{ hosts: ['grafana.example.org'], secretName: 'grafana-tls' }],
    rules: [{ host: 'grafana.example.org' }],
  });
});

test('plugins are those that are named, in the version that is named', () => {
  const { setting, object } = render({ plugins: [{ id: 'grafana-clock-panel', version: '2.1.8' }] });
  expect(setting('plugins', 'preinstall_sync')).toBe('grafana-clock-panel@2.1.8');
  expect(setting('plugins', 'preinstall_disabled')).toBeUndefined();
  expect(setting('plugins', 'disable_plugins')).toContain('grafana-lokiexplore-app');
  expect(JSON.stringify(object('NetworkPolicy.grafana').spec.egress)).toContain('"port":443');
});

test('without logs nothing asks them: no link, no picture, no alert of Grafana’s own', () => {
  const { tree, sources, object } = render({ dataSources: { logs: false } });
  expect(sources.datasources.map(({ uid }: Rendered) => uid)).toEqual(['prometheus', 'tempo', 'alertmanager']);
  expect(JSON.stringify(sources)).not.toContain('"loki"');
  expect((load(object('ConfigMap.grafana-alerting').data['alerting.yaml']) as Rendered).groups).toEqual([]);
  for (const [path, text] of tree)
    if (path.includes('grafana-dashboard-'))
      expect([path, text]).toEqual([path, expect.not.stringMatching(/loki"|explore/)]);
});

test('without metrics there is no graph of services, and nothing leads to its dashboard', () => {
  const { sources, tree } = render({ dataSources: { metrics: false } });
  expect(sources.datasources.map(({ uid }: Rendered) => uid)).toEqual(['loki', 'tempo', 'alertmanager']);
  expect(JSON.stringify(sources)).not.toMatch(/serviceMap|\/d\/|Uid":"prometheus"/);
  expect([...tree.keys()].filter((path) => path.includes('grafana-dashboard-')).sort()).toEqual([
    'lab/grafana/ConfigMap.grafana-dashboard-project-lookup.yaml',
    'lab/grafana/ConfigMap.grafana-dashboard-stack.yaml',
    'lab/grafana/ConfigMap.grafana-dashboard-traces.yaml',
  ]);
});

test('without traces no link leads to them, and a link of one’s own is there', () => {
  const { sources, object, tree } = render({
    dataSources: { traces: false },
    links: [{ name: 'Instance', from: 'logs', field: 'Line', to: 'metrics', query: 'up{job="${__value.raw}"}' }],
  });
  expect(sources.datasources.map(({ uid }: Rendered) => uid)).toEqual(['prometheus', 'loki', 'alertmanager']);
  expect(JSON.stringify(sources)).not.toContain('"tempo"');
  expect(sources.datasources[1].correlations).toContainEqual({
    label: 'Instance',
    description: 'Instance',
    type: 'query',
    targetUID: 'prometheus',
    config: { field: 'Line', target: { expr: 'up{job="$${__value.raw}"}', range: true } },
  });
  expect(JSON.stringify(object('NetworkPolicy.grafana').spec.egress)).not.toContain('3200');
  const dashboards = [...tree].filter(([path]) => path.includes('grafana-dashboard-'));
  expect(dashboards.length).toBeGreaterThan(3);
  for (const [, text] of dashboards) expect(text).not.toContain('"uid": "tempo"');
});
