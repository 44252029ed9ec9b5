import fc from 'fast-check';
import { ConfigError, resolveEnvironments } from '../../constructs/config/resolve';
import { renderEnvironments } from '../../constructs/render';

const delivery = { repository: 'https://git.example.org/team/observability.git' };
const lab = { name: 'lab', profile: 'lab', delivery };
const production = { name: 'production', profile: 'production', delivery, objectStorage: {} };

/** What is reported for some environments, each as one line. */
function problems(...intents: unknown[]): string[] {
  try {
    resolveEnvironments(intents);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
}

/** Every mistake: what was written, and the one line that says where, why and what to write instead. */
const MISTAKES: ReadonlyArray<readonly [mistake: string, intents: unknown[], report: string]> = [
  // Keys
  ['a misspelt section', [{ ...lab, lokki: {} }], 'lab.lokki is no setting; write loki'],
  ['a misspelt setting', [{ ...lab, loki: { retension: '3d' } }], 'lab.loki.retension is no setting; write retention'],
  [
    'a misspelt setting deep down',
    [{ ...lab, loki: { resources: { memorylimit: '1Gi' } } }],
    'lab.loki.resources.memorylimit is no setting; write memoryLimit',
  ],
  [
    'a setting that does not exist',
    [{ ...lab, alertmanager: { zzz: 1 } }],
    'lab.alertmanager.zzz is no setting; write one of replicas, retention, storage, resources, settings',
  ],
  [
    'a misspelt key of a list entry',
    [{ ...lab, placement: { tolerations: [{ kye: 'x' }] } }],
    'lab.placement.tolerations.0.kye is no setting; write key',
  ],
  // Units
  [
    'bytes in the unit of a disk maker',
    [{ ...lab, loki: { storage: '10GB' } }],
    'lab.loki.storage is "10GB"; write 10Gi, as Kubernetes writes it',
  ],
  [
    'bytes with a space',
    [{ ...lab, tempo: { storage: '10 Gi' } }],
    'lab.tempo.storage is "10 Gi"; write 10Gi, as Kubernetes writes it',
  ],
  [
    'bytes in words',
    [{ ...lab, loki: { storage: 'plenty' } }],
    'lab.loki.storage is "plenty"; write a Kubernetes quantity such as 10Gi',
  ],
  ['a duration in words', [{ ...lab, loki: { retention: '3 days' } }], 'lab.loki.retention is "3 days"; write 3d'],
  [
    'a duration without a unit',
    [{ ...lab, loki: { retention: '30' } }],
    'lab.loki.retention is "30"; write a whole number and one of s m h d w y, such as 30d',
  ],
  [
    'CPU in per cent',
    [{ ...lab, loki: { resources: { cpu: '50%' } } }],
    'lab.loki.resources.cpu is "50%"; write CPUs such as 2, or thousandths such as 250m',
  ],
  [
    'a unit without its kind',
    [{ ...lab, collectors: { daemon: { journalUnits: ['kubelet'] } } }],
    'lab.collectors.daemon.journalUnits.0 is "kubelet"; write kubelet.service',
  ],
  [
    'a file that is not one of the node',
    [{ ...lab, collectors: { daemon: { auditLogPath: 'audit/../audit.log' } } }],
    'lab.collectors.daemon.auditLogPath is "audit/../audit.log"; write the path of a file such as /var/log/kubernetes/audit.log',
  ],
  [
    'an expression that looks ahead',
    [{ ...lab, collectors: { dropLogs: [{ namespace: 'dev-(?!one)' }] } }],
    'lab.collectors.dropLogs.0.namespace is "dev-(?!one)"; write a regular expression of RE2 such as nova-.+, without lookarounds and back-references',
  ],
  [
    'logs to drop of which nothing is said',
    [{ ...lab, collectors: { dropLogs: [{}] } }],
    "lab.collectors.dropLogs.0 is empty, which would drop all; write what is unwanted such as { namespace: 'dev-.+', below: 'info' }",
  ],
  // Types
  [
    'a number for a text',
    [{ ...lab, prometheus: { retention: 15 } }],
    'lab.prometheus.retention is 15; write a whole number and one of s m h d w y, such as 30d',
  ],
  [
    'a text for a number',
    [{ ...lab, kubernetes: { apiServerPort: '6443' } }],
    'lab.kubernetes.apiServerPort is "6443"; write a whole number from 1 to 65535',
  ],
  [
    'a text for a flag',
    [{ ...lab, objectStorage: { tls: 'yes' } }],
    'lab.objectStorage.tls is "yes"; write true or false',
  ],
  ['a text for a section', [{ ...lab, tempo: 'on' }], 'lab.tempo is "on"; write an object: { ... }'],
  [
    'an object for a list',
    [{ ...lab, placement: { tolerations: {} } }],
    'lab.placement.tolerations is no list; write [{ key: ..., operator: ... }]',
  ],
  [
    'a list for settings',
    [{ ...lab, loki: { settings: [] } }],
    "lab.loki.settings is []; write settings as the program's own configuration has them: { key: value }",
  ],
  [
    'settings that are no data',
    [{ ...lab, loki: { settings: { at: new Date(0) } } }],
    'lab.loki.settings.at is 1970-01-01T00:00:00.000Z; write plain data: text, numbers, true, false, lists and objects',
  ],
  ['an environment that is a text', ['lab'], 'environments[0] is "lab"; write an object: { ... }'],
  ['an environment that is null', [null], 'environments[0] is null; write an object: { ... }'],
  // Ranges and choices
  [
    'no replica at all',
    [{ ...lab, prometheus: { replicas: 0 } }],
    'lab.prometheus.replicas is 0; write a whole number from 1 to 30',
  ],
  [
    'half a replica',
    [{ ...lab, prometheus: { replicas: 1.5 } }],
    'lab.prometheus.replicas is 1.5; write a whole number from 1 to 30',
  ],
  [
    'a port that does not exist',
    [{ ...lab, kubernetes: { apiServerPort: 66_000 } }],
    'lab.kubernetes.apiServerPort is 66000; write a whole number from 1 to 65535',
  ],
  ['an unknown profile', [{ ...lab, profile: 'staging' }], 'lab.profile is "staging"; write one of lab, production'],
  [
    'an unknown availability',
    [{ ...lab, availability: 'maximum' }],
    'lab.availability is "maximum"; write one of single, high',
  ],
  [
    'an address for a range',
    [{ ...lab, kubernetes: { nodeCidrs: ['10.0.0.1'] } }],
    'lab.kubernetes.nodeCidrs.0 is "10.0.0.1"; write 10.0.0.1/32',
  ],
  [
    'no range at all',
    [{ ...lab, kubernetes: { nodeCidrs: [] } }],
    'lab.kubernetes.nodeCidrs is empty; write at least one range',
  ],
  // Names
  [
    'a name with capitals',
    [{ ...lab, name: 'Region_One' }],
    'Region_One.name is "Region_One"; write a DNS label (lower-case letters, digits and dashes) such as region-one',
  ],
  [
    'a name that climbs out of the tree',
    [{ ...lab, name: '../x' }],
    '../x.name is "../x"; write a DNS label (lower-case letters, digits and dashes) such as x',
  ],
  [
    'a name of nothing',
    [{ ...lab, name: '' }],
    '.name is ""; write a DNS label (lower-case letters, digits and dashes) such as region-one',
  ],
  [
    'two environments of one name',
    [lab, lab],
    'lab.name is the name of 2 environments; write another for all but one, each has a folder of its own',
  ],
  [
    'a delivery path that climbs',
    [{ ...lab, delivery: { ...delivery, path: '../dist' } }],
    'lab.delivery.path is "../dist"; write a folder inside the repository such as dist, without a leading slash or ..',
  ],
  [
    "Kubernetes' own namespace",
    [{ ...lab, namespace: 'kube-system' }],
    'lab.namespace is "kube-system", which Kubernetes keeps for itself; write one of the stack\'s own such as monitoring',
  ],
  [
    'a cluster name that is no label value',
    [{ ...lab, cluster: 'region one' }],
    'lab.cluster is "region one"; write a label value (letters, digits, dash, dot, underscore; at most 63)',
  ],
  // What is missing
  ['no delivery', [{ name: 'lab', profile: 'lab' }], 'lab.delivery is missing; write an object: { ... }'],
  ['no environment', [], 'environments are none; write at least one'],
  // Contradictions
  [
    'production without object storage',
    [{ ...production, objectStorage: undefined }],
    "production.objectStorage is missing, but a production environment keeps logs and traces in object storage; write objectStorage: { secret: 'monitoring-rgw-s3' }",
  ],
  [
    'a highly available lab without object storage',
    [{ ...lab, availability: 'high' }],
    "lab.objectStorage is missing, but high availability keeps logs and traces in object storage; write objectStorage: { secret: 'monitoring-rgw-s3' }",
  ],
  [
    'logs kept longer than the bucket lives',
    [{ ...production, objectStorage: { lifetime: '20d' } }],
    'production.loki.retention is 30d, but the bucket deletes its objects after 20d; write 20d or less, or a longer objectStorage.lifetime',
  ],
  [
    'traces kept longer than the bucket lives',
    [{ ...production, loki: { retention: '1d' }, objectStorage: { lifetime: '7d' } }],
    'production.tempo.retention is 14d, but the bucket deletes its objects after 7d; write 7d or less, or a longer objectStorage.lifetime',
  ],
  [
    'one replica where one may be lost',
    [{ ...production, prometheus: { replicas: 1 } }],
    "production.prometheus.replicas is 1, which does not survive the loss of a node; write at least 2, or availability: 'single'",
  ],
  [
    'two replicas of what needs a majority',
    [{ ...production, loki: { replicas: 2 } }],
    "production.loki.replicas is 2, which does not survive the loss of a node; write at least 3, or availability: 'single'",
  ],
  [
    'several replicas on one node',
    [{ ...lab, alertmanager: { replicas: 3 } }],
    "lab.alertmanager.replicas is 3, but availability is 'single'; write 1, or availability: 'high'",
  ],
  [
    'more memory asked for than allowed',
    [{ ...lab, loki: { resources: { memory: '4Gi' } } }],
    'lab.loki.resources.memory is 4Gi, more than memoryLimit allows; write 1Gi or less',
  ],
  [
    'logs kept for hours',
    [{ ...lab, loki: { retention: '6h' } }],
    'lab.loki.retention is 6h, but Loki deletes whole days; write 1d or more',
  ],
  // Logs of their own retention
  [
    'a retention without its stream',
    [{ ...lab, loki: { retentionByStream: [{ retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is missing; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'a priority beside the order',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x"}', retention: '7d', priority: 1 }] } }],
    'lab.loki.retentionByStream.0.priority is no setting; write one of selector, retention',
  ],
  [
    'retentions that are no list',
    [{ ...lab, loki: { retentionByStream: { '{app="x"}': '7d' } } }],
    `lab.loki.retentionByStream is no list; write [{ selector: '{log_type="audit"}', retention: '1y' }]`,
  ],
  [
    'a stream by what is no label of the index',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x", pod="x-0"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=\\"x\\", pod=\\"x-0\\"}"; write one of the index labels cluster, namespace, service_name, app, container, log_type for pod',
  ],
  [
    'a stream by the name of the attribute',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{service.name="nova"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{service.name=\\"nova\\"}"; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'every stream',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app=~".*", log_type!="audit"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=~\\".*\\", log_type!=\\"audit\\"}"; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'a query for a stream',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x"} |= "debug"', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=\\"x\\"} |= \\"debug\\""; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'a stream by what Loki would expand',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app=~"x-.+$"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=~\\"x-.+$\\"}"; write it without \\ and $, which Loki expands in its configuration; [.] is a dot',
  ],
  [
    'a stream kept for hours',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x"}', retention: '12h' }] } }],
    'lab.loki.retentionByStream.0.retention is 12h, but Loki deletes whole days; write 1d or more',
  ],
  [
    'a stream kept longer than the bucket lives',
    [
      {
        ...production,
        loki: { retentionByStream: [{ selector: '{log_type="audit"}', retention: '1y' }] },
        objectStorage: { lifetime: '90d' },
      },
    ],
    'production.loki.retentionByStream.0.retention is 1y, but the bucket deletes its objects after 90d; write 90d or less, or a longer objectStorage.lifetime',
  ],
  [
    'two retentions of one stream',
    [
      {
        ...lab,
        loki: {
          retentionByStream: [
            { selector: '{app="x"}', retention: '7d' },
            { selector: '{app="x"}', retention: '2d' },
          ],
        },
      },
    ],
    'lab.loki.retentionByStream.1.selector is that of an entry above, which counts; write another, or remove the entry',
  ],
  [
    'samples that may arrive after they are deleted',
    [{ ...lab, prometheus: { outage: '7d' } }],
    'lab.prometheus.outage is 7d, as long as samples are kept; write less than 3d',
  ],
  // What is watched
  [
    'servers that are switched on and not named',
    [{ ...lab, infrastructure: { mariadb: { enabled: true } } }],
    'lab.infrastructure.mariadb is enabled, but names no server; write servers: [...], or enabled: false',
  ],
  [
    'a list of no servers',
    [{ ...lab, infrastructure: { memcached: { servers: [] } } }],
    "lab.infrastructure.memcached.servers is empty; write at least one server such as 'db-{0..2}.example.org:11211', or enabled: false beside it",
  ],
  [
    'one server for a list',
    [{ ...lab, infrastructure: { postgresql: { servers: 'db.example.org:5432' } } }],
    `lab.infrastructure.postgresql.servers is "db.example.org:5432"; write a list such as ['db-{0..2}.example.org:5432']`,
  ],
  [
    'a server twice',
    [{ ...lab, infrastructure: { memcached: { servers: ['cache-0:11211', 'CACHE-0:11211'] } } }],
    'lab.infrastructure.memcached.servers names CACHE-0:11211 twice; write it once',
  ],
  [
    'a server in a range and by a longer name',
    [
      {
        ...lab,
        infrastructure: { mariadb: { servers: ['db-{0..2}.db.x.svc:3306', 'db-1.db.x.svc.cluster.local:3306'] } },
      },
    ],
    'lab.infrastructure.mariadb.servers names db-1.db.x.svc.cluster.local:3306 twice; write it once',
  ],
  [
    'a range that runs backwards',
    [{ ...lab, infrastructure: { mariadb: { servers: ['db-{2..0}:3306'] } } }],
    'lab.infrastructure.mariadb.servers.0 is "db-{2..0}:3306"; write a host and a port such as db-0.example.org:3306; {0..2} in it stands for three',
  ],
  [
    'a server without a port',
    [{ ...lab, infrastructure: { mariadb: { servers: ['db.example.org'] } } }],
    'lab.infrastructure.mariadb.servers.0 is "db.example.org"; write db.example.org:3306, with a port',
  ],
  [
    'a database by a URL',
    [{ ...lab, infrastructure: { postgresql: { servers: ['postgres://db:5432/x'] } } }],
    'lab.infrastructure.postgresql.servers.0 is "postgres://db:5432/x"; write db:5432, without a scheme',
  ],
  [
    'a database by a URL with its password',
    [{ ...lab, infrastructure: { postgresql: { servers: ['postgres://me:hunter2@db:5432/x'] } } }],
    'lab.infrastructure.postgresql.servers.0 is not what belongs here; write a host and a port such as db-0.example.org:5432; {0..2} in it stands for three',
  ],
  [
    'a management API without a scheme',
    [{ ...lab, infrastructure: { rabbitmq: { servers: ['mq-{0..2}:15672'] } } }],
    'lab.infrastructure.rabbitmq.servers.0 is "mq-{0..2}:15672"; write http://mq-{0..2}:15672 or https://mq-{0..2}:15672, with the scheme',
  ],
  [
    'answers that may take longer than the interval',
    [{ ...lab, infrastructure: { memcached: { servers: ['cache-0:11211'], interval: '5s' } } }],
    'lab.infrastructure.memcached.timeout is 10s, longer than the interval of 5s; write 5s or less, or a longer interval',
  ],
  [
    'answers that may take longer than the interval of all metrics',
    [{ ...lab, collectors: { interval: '15s' }, infrastructure: { apis: { services: ['nova'], timeout: '1m' } } }],
    'lab.infrastructure.apis.timeout is 1m, longer than the interval of 15s; write 15s or less, or a longer interval',
  ],
  [
    'checks of no API',
    [{ ...lab, infrastructure: { apis: { enabled: true } } }],
    "lab.infrastructure.apis is enabled, but names no service; write services: ['keystone'], or enabled: false",
  ],
  [
    'a service that OpenStack has not',
    [{ ...lab, infrastructure: { apis: { services: ['nowa'] } } }],
    'lab.infrastructure.apis.services.0 is "nowa"; write one of aodh, barbican, blazar, cinder, cloudformation, cloudkitty, designate, freezer, glance, gnocchi, heat, ironic, keystone, magnum, manila, masakari, metadata, neutron, nova, novnc, octavia, placement, skyline, trove, zaqar',
  ],
  [
    'a check without a scheme',
    [{ ...lab, infrastructure: { apis: { checks: { shop: { url: 'shop.example.org/health' } } } } }],
    'lab.infrastructure.apis.checks.shop.url is "shop.example.org/health"; write http://shop.example.org/health or https://shop.example.org/health, with the scheme',
  ],
  [
    'a check that expects nothing',
    [{ ...lab, infrastructure: { apis: { checks: { shop: { url: 'https://shop.example.org/', expect: [] } } } } }],
    'lab.infrastructure.apis.checks.shop.expect is empty; write at least one status such as [200]',
  ],
  [
    'one URL in two checks',
    [
      {
        ...lab,
        infrastructure: {
          apis: { services: ['nova'], checks: { again: { url: 'http://nova-api.openstack.svc.cluster.local:8774' } } },
        },
      },
    ],
    'lab.infrastructure.apis names http://nova-api.openstack.svc.cluster.local:8774 twice; write it once',
  ],
  [
    'a domain by a URL',
    [{ ...lab, infrastructure: { apis: { services: ['nova'], domain: 'https://cloud.example.org/' } } }],
    'lab.infrastructure.apis.domain is "https://cloud.example.org/"; write cloud.example.org',
  ],
  // Grafana
  [
    'two replicas without a database',
    [{ ...lab, grafana: { replicas: 2 } }],
    "lab.grafana.replicas is 2, but without a database each would know only its own users; write 1, or database: { type: 'mysql', host: ..., secret: 'grafana-db' }",
  ],
  [
    'a database without its Secret',
    [{ ...lab, grafana: { database: { type: 'mysql', host: 'mariadb.openstack.svc' } } }],
    'lab.grafana.database.secret is missing; write the name of a Secret in the namespace of the stack, never the secret itself',
  ],
  [
    'a database with its port in the name',
    [{ ...lab, grafana: { database: { type: 'postgres', host: 'pg.db.svc:5432', secret: 'grafana-db' } } }],
    'lab.grafana.database.host is "pg.db.svc:5432"; write host: pg.db.svc, and port beside it',
  ],
  [
    'a database of another kind',
    [{ ...lab, grafana: { database: { type: 'mariadb', host: 'x', secret: 'grafana-db' } } }],
    'lab.grafana.database.type is "mariadb"; write one of mysql, postgres',
  ],
  [
    'a login without the address it comes back to',
    [
      {
        ...lab,
        grafana: { login: { secret: 'grafana-oidc', authorizeUrl: 'https://x.org/a', tokenUrl: 'https://x.org/t' } },
      },
    ],
    'lab.grafana.url is missing, but the provider sends users back there after the login; write the address they know Grafana by, such as https://grafana.example.org',
  ],
  [
    'a login with the secret of its client',
    [
      {
        ...lab,
        grafana: {
          url: 'https://g.example.org',
          login: {
            secret: 'grafana-oidc',
            clientSecret: 'hunter2',
            authorizeUrl: 'https://x.org/a',
            tokenUrl: 'https://x.org/t',
          },
        },
      },
    ],
    'lab.grafana.login.clientSecret is no setting; write only the name of a Secret that holds it',
  ],
  [
    'an address without its scheme',
    [{ ...lab, grafana: { url: 'grafana.example.org' } }],
    'lab.grafana.url is not what belongs here; write https://grafana.example.org',
  ],
  [
    'a route without a host',
    [{ ...lab, grafana: { gatewayNamespace: 'ingress', route: { ingress: { className: 'nginx' } } } }],
    'lab.grafana.url is missing, but a route needs its host; write the address users know Grafana by, such as https://grafana.example.org',
  ],
  [
    'a route that the policy does not let in',
    [
      {
        ...lab,
        grafana: {
          url: 'https://g.example.org',
          route: { gateway: { name: 'flex-gateway', namespace: 'envoy-gateway' } },
        },
      },
    ],
    'lab.grafana.gatewayNamespace is missing, but Grafana lets in nobody it does not know; write the namespace of the pods that users come through, such as envoyproxy-gateway-system',
  ],
  [
    'two routes',
    [
      {
        ...lab,
        grafana: {
          url: 'https://g.example.org',
          gatewayNamespace: 'envoy',
          route: { gateway: { name: 'g', namespace: 'envoy' }, ingress: { className: 'nginx' } },
        },
      },
    ],
    'lab.grafana.route.ingress is given beside a gateway; write one of them',
  ],
  [
    'a link to a data source that is switched off',
    [
      {
        ...lab,
        grafana: {
          dataSources: { traces: false },
          links: [{ name: 'Trace', from: 'logs', field: 'Line', to: 'traces', query: '${__value.raw}' }],
        },
      },
    ],
    'lab.grafana.links.0.to is traces, a data source that is switched off; write another, or dataSources: { traces: true }',
  ],
  [
    'a plugin of whatever version',
    [{ ...lab, grafana: { plugins: [{ id: 'grafana-clock-panel', version: 'latest' }] } }],
    'lab.grafana.plugins.0.version is "latest"; write one version such as 2.1.8',
  ],
  [
    'a plugin without a version',
    [{ ...lab, grafana: { plugins: ['grafana-clock-panel'] } }],
    'lab.grafana.plugins.0 is "grafana-clock-panel"; write an object: { ... }',
  ],
  // Secrets
  [
    'a password',
    [{ ...lab, grafana: { adminPassword: 'hunter2' } }],
    'lab.grafana.adminPassword is no setting; write only the name of a Secret that holds it',
  ],
  [
    'a secret value for the name of a Secret',
    [{ ...production, objectStorage: { secret: 'wJalrXUtnFEMI/K7MDENG' } }],
    'production.objectStorage.secret is not what belongs here; write the name of a Secret in the namespace of the stack, never the secret itself',
  ],
  [
    'a Datadog site that does not exist',
    [{ ...lab, datadog: { mode: 'hybrid', site: 'datadoghq.de' } }],
    'lab.datadog.site is "datadoghq.de"; write one of datadoghq.com, us3.datadoghq.com, us5.datadoghq.com, datadoghq.eu, ap1.datadoghq.com, ap2.datadoghq.com, ddog-gov.com',
  ],
  [
    'Datadog with nothing to send',
    [{ ...lab, datadog: { mode: 'hybrid', send: { metrics: false, logs: false, traces: false } } }],
    "lab.datadog.send is nothing; write true for metrics, logs or traces, or mode: 'off'",
  ],
  [
    'an API key for the name of its Secret',
    [{ ...lab, datadog: { mode: 'hybrid', apiKey: { secret: 'AbCdEf0123456789AbCdEf0123456789' } } }],
    'lab.datadog.apiKey.secret is not what belongs here; write the name of a Secret in the namespace of the stack, never the secret itself',
  ],
  [
    'an unknown way to let applications in',
    [{ ...lab, collectors: { daemon: { access: { mode: 'basic' } } } }],
    'lab.collectors.daemon.access.mode is "basic"; write one of open, token, mutual-tls',
  ],
  [
    'a share of traces above the whole',
    [{ ...lab, collectors: { sampling: { share: 150 } } }],
    'lab.collectors.sampling.share is 150; write a whole number from 0 to 100',
  ],
  [
    'a repository with a password',
    [{ ...lab, delivery: { repository: 'https://me:hunter2@git.example.org/x' } }],
    'lab.delivery.repository is not what belongs here; write the address of a Git repository such as https://git.example.org/team/observability.git, without user and password',
  ],
];

describe('a mistaken environment', () => {
  test.each(MISTAKES)('%s is reported with its place, its reason and what to write instead', (_, intents, report) => {
    expect(problems(...intents)).toEqual([report]);
  });

  test('reports every problem of every environment at once', () => {
    const wrong = MISTAKES.filter(([, intents]) => intents.length === 1).map(([, [intent]], index) =>
      typeof intent === 'object' &&
      intent !== null &&
      'name' in intent &&
      String(intent.name).match(/^(lab|production)$/)
        ? { ...intent, name: `e${index}` }
        : intent,
    );
    expect(problems(...wrong)).toHaveLength(wrong.length);
  });

  test('never repeats a secret value in a report', () => {
    const reports = MISTAKES.flatMap(([, intents]) => problems(...intents)).join('\n');
    expect(reports).not.toMatch(/hunter2|wJalrXUtnFEMI/);
  });
});

describe('arbitrary values', () => {
  const keys = [
    'name',
    'profile',
    'delivery',
    'objectStorage',
    'loki',
    'prometheus',
    'placement',
    'settings',
    'resources',
    'replicas',
    'retention',
    '__proto__',
    'constructor',
  ];
  const anything = fc.object({
    key: fc.oneof(fc.constantFrom(...keys), fc.string()),
    maxDepth: 4,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
  });

  test('give a complete environment or a clean report', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.anything(),
            anything,
            anything.map((odd) => ({ ...lab, ...odd })),
            anything.map((odd) => ({ ...production, loki: odd })),
          ),
        ),
        (intents) => {
          for (const report of intents.length > 0 && problems(...intents).length > 0 ? problems(...intents) : []) {
            expect(report).toMatch(/^.* .*; write ./s);
          }
        },
      ),
      { numRuns: 500, seed: 20261124 },
    );
  });

  test('that are a whole environment render a whole tree', () => {
    const valid = fc.record(
      {
        namespace: fc.constantFrom('monitoring', 'a', 'o-1'),
        cluster: fc.constantFrom('x', 'Region_1', 'y.z'),
        storageClass: fc.constantFrom('fast', 'general'),
        loki: fc.record(
          { retention: fc.constantFrom('1d', '52w'), storage: fc.constantFrom('1Gi', '1500M', '2T') },
          { requiredKeys: [] },
        ),
        objectStorage: fc.record(
          { tls: fc.boolean(), namespace: fc.constantFrom('rook-ceph', 'minio') },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(valid, (odd) => {
        const tree = renderEnvironments([{ name: 'lab', profile: 'lab', delivery, ...odd }]);
        expect(tree.has('lab/loki/StatefulSet.loki.yaml')).toBe(true);
      }),
      { numRuns: 20, seed: 20261124 },
    );
  });
});
