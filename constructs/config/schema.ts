import { z } from 'zod';
import { type IntegrationName, integrations } from '../integrations/registry';
import { domainName, httpUrl, serverAddresses, serverUrls } from './addresses';
import type { Infrastructure } from './infrastructure';
import { openStackServiceNames } from './openstack';
import { openstackServices } from './openstack-apis';
import {
  bytes,
  choice,
  cidr,
  count,
  cpu,
  dnsLabel,
  duration,
  expression,
  filePath,
  flag,
  hostName,
  labels,
  labelValue,
  line,
  metricPattern,
  pluginId,
  repositoryPath,
  repositoryUrl,
  secretKey,
  secretName,
  settings,
  shown,
  streamSelector,
  systemdUnit,
  version,
  webAddress,
} from './values';

/**
 * What a user may say about an environment: every field with its type, its default and its sentence, and nowhere else.
 * Defaults that differ between a laptop and a cloud are in `profiles.ts`.
 */

const resources = (asked: { cpu: string; memory: string; memoryLimit: string }) =>
  z
    .strictObject({
      cpu: cpu.default(asked.cpu).describe('CPU each pod asks for; there is no CPU limit'),
      memory: bytes.default(asked.memory).describe('Memory each pod asks for'),
      memoryLimit: bytes.default(asked.memoryLimit).describe('Memory above which a pod is killed'),
    })
    .prefault({});

const replicas = count(1, 30).optional();

const placement = z
  .strictObject({
    nodeSelector: labels.default({}).describe('Labels of the nodes that may run the pods; empty means any node'),
    tolerations: z
      .array(
        z.strictObject({
          key: line.optional().describe('Key of the taint'),
          operator: choice('Exists', 'Equal').default('Exists').describe('How the taint is compared'),
          value: labelValue.optional().describe('Value of the taint, with Equal'),
          effect: choice('NoSchedule', 'PreferNoSchedule', 'NoExecute')
            .optional()
            .describe('Effect of the taint; any if not given'),
        }),
        { error: 'is no list; write [{ key: ..., operator: ... }]' },
      )
      .default([])
      .describe('Taints the pods put up with'),
  })
  .prefault({});

const kubernetes = z
  .strictObject({
    apiServerCidrs: z
      .array(cidr)
      .min(1, 'is empty; write at least one range')
      .default(['0.0.0.0/0'])
      .describe('Addresses of the API server, for network policies'),
    apiServerPort: count(1, 65_535).default(6443).describe('Port the API server listens on, behind its Service'),
    nodeCidrs: z
      .array(cidr)
      .min(1, 'is empty; write at least one range')
      .default(['0.0.0.0/0'])
      .describe('Addresses of the nodes, for network policies'),
    dnsCacheCidr: cidr.default('169.254.0.0/16').describe('Addresses of the DNS cache on each node'),
    kubeletCertificates: choice('cluster', 'any')
      .default('cluster')
      .describe(
        "Which certificates of kubelets are taken: those the cluster's authority has signed (serverTLSBootstrap), or any, as kubelets make them themselves",
      ),
  })
  .prefault({});

/** Whether the platform has something, and where its pods are if not where they usually are. */
const has = z.union([flag, z.strictObject({ namespace: dnsLabel.describe('Namespace of its pods') })], {
  error: ({ input }) => `${shown(input)}; write true, false, or { namespace: ... } where its pods are`,
});

const platform = z
  .strictObject(
    Object.fromEntries(
      Object.entries(integrations).map(([name, { what }]) => [
        name,
        has.default(false).describe(`Whether the platform has ${what}`),
      ]),
    ) as Record<IntegrationName, z.ZodDefault<typeof has>>,
  )
  .prefault({});

const scrapes = z
  .array(
    z.strictObject({
      job: dnsLabel.describe('Label `job` of its metrics'),
      namespace: dnsLabel.describe('Namespace of the pods'),
      labels: labels.describe('Labels of the pods'),
      port: count(1, 65_535).describe('Port they expose metrics on'),
      path: line.default('/metrics').describe('Path of the metrics'),
      interval: duration.default('30s').describe('How often they are asked'),
      timeout: duration.default('10s').describe('How long an answer may take'),
    }),
    { error: "is no list; write [{ job: 'shop', namespace: 'shop', labels: { app: 'shop' }, port: 8080 }]" },
  )
  .default([]);

const openstack = z.strictObject({
  namespace: dnsLabel.default('openstack').describe('Namespace of its services'),
  servers: count(1, 1_000_000)
    .default(1000)
    .describe('How many virtual machines there are, about; how often its services are asked follows from it'),
  services: z
    .array(choice(...openStackServiceNames))
    .default([
      'identity',
      'compute',
      'network',
      'volume',
      'image',
      'placement',
      'load-balancer',
      'orchestration',
      'dns',
    ])
    .describe('Services that are asked what they hold'),
  cloudsSecret: secretName
    .default('openstack-exporter')
    .describe('Secret with the key clouds.yaml: an account that may read, and nothing else'),
});

const objectStorage = z.strictObject({
  secret: secretName
    .default('monitoring-rgw-s3')
    .describe('Secret with the keys endpoint, region, accessKeyId, secretAccessKey, lokiChunksBucket and tempoBucket'),
  tls: flag.default(true).describe('Whether the object store is spoken to over TLS'),
  namespace: dnsLabel
    .optional()
    .describe('Namespace of the object store, if it runs in the cluster; anywhere if not given'),
  port: count(1, 65_535)
    .default(443)
    .describe('Port the object store listens on, inside its pod if it runs in the cluster'),
  lifetime: duration.optional().describe('Age at which the bucket itself deletes objects, if it does'),
});

const delivery = z.strictObject({
  repository: repositoryUrl.describe('Git repository the tree is committed to'),
  revision: line.default('main').describe('Branch that is synced'),
  path: repositoryPath.default('dist').describe('Folder of the tree in the repository'),
  argoCd: z
    .strictObject({
      namespace: dnsLabel.default('argocd').describe('Namespace of Argo CD'),
      project: dnsLabel.default('default').describe('Project of the Applications'),
    })
    .prefault({}),
  flux: z
    .strictObject({
      namespace: dnsLabel.default('flux-system').describe('Namespace of Flux'),
      credentials: secretName.optional().describe('Secret with the credentials of the repository'),
    })
    .prefault({}),
});

const access = z
  .strictObject({
    mode: choice('open', 'token', 'mutual-tls')
      .default('open')
      .describe('Any pod and node; who sends the bearer token; who has a certificate'),
    secret: secretName
      .default('collector-access')
      .describe(
        'Secret with the key token, or with tls.crt, tls.key and ca.crt, which the certificates of senders are signed by',
      ),
  })
  .prefault({});

const sampling = z.strictObject({
  share: count(0, 100).default(10).describe('Per cent of the traces that are kept though nothing is wrong with them'),
  slowMilliseconds: count(1, 3_600_000).default(5000).describe('How long a trace takes to be kept for being slow'),
  waitSeconds: count(1, 600).default(30).describe('How long the spans of a trace are waited for before it is judged'),
  replicas: count(1, 30).default(2).describe('Gateways; the spans of one trace meet at one of them'),
  resources: resources({ cpu: '200m', memory: '1Gi', memoryLimit: '2Gi' }),
  queue: bytes.default('2Gi').describe('Disk of each gateway that traces may wait on'),
  settings: settings.default({}).describe('Merged last into the configuration of the gateways'),
});
const unwantedLogs = z
  .strictObject({
    namespace: expression.optional().describe('Namespaces, whole names'),
    service: expression.optional().describe('Services, whole names'),
    app: expression.optional().describe('Applications, whole names'),
    container: expression.optional().describe('Containers, whole names'),
    logType: expression.optional().describe('container, event, journal or audit'),
    below: choice('debug', 'info', 'warn', 'error', 'fatal')
      .optional()
      .describe('Severity of the mildest record that is kept; a record without one is kept'),
    line: expression.optional().describe('Something in the line itself'),
  })
  .refine((entry) => Object.keys(entry).length > 0, {
    error: "is empty, which would drop all; write what is unwanted such as { namespace: 'dev-.+', below: 'info' }",
  });

const collectors = z
  .strictObject({
    interval: duration.default('30s').describe('How often metrics are collected'),
    dropLogs: z
      .array(unwantedLogs, { error: `is no list; write [{ namespace: 'dev-.+', below: 'info' }]` })
      .default([])
      .describe(
        'Logs that are not kept: those of which all holds that one of the entries says, by regular expressions',
      ),
    daemon: z
      .strictObject({
        resources: resources({ cpu: '200m', memory: '512Mi', memoryLimit: '1Gi' }),
        queue: bytes
          .default('2Gi')
          .describe('Disk on each node that logs, traces and metrics may wait on, for each kind of backend'),
        access: access.describe('Who may send metrics, logs and traces'),
        journalUnits: z
          .array(systemdUnit, { error: `is no list; write ['kubelet.service']` })
          .default([])
          .describe(
            "Units whose journal is collected, and the kernel's with them, by the /usr/bin/journalctl that every node then must have, or its collector does not start; no journal if empty",
          ),
        auditLogPath: filePath
          .optional()
          .describe(
            'File on control-plane nodes that the API server writes its audit log to; not collected if not given',
          ),
        settings: settings.default({}).describe('Merged last into the configuration of the collector'),
      })
      .prefault({}),
    deployment: z
      .strictObject({
        resources: resources({ cpu: '100m', memory: '256Mi', memoryLimit: '1Gi' }),
        queue: bytes.default('2Gi').describe('Disk that data may wait on'),
        settings: settings.default({}).describe('Merged last into the configuration of the collector'),
      })
      .prefault({}),
    sampling: sampling
      .optional()
      .describe('Keeps all traces with an error, all slow ones and a share of the others; every trace if not given'),
  })
  .prefault({});

/** What is said of everything that is asked over the network how it is. */
const asked = {
  enabled: flag.optional().describe('Whether it is watched. Default: if it is said what there is of it'),
  interval: duration.optional().describe('How often it is asked. Default: as often as metrics are collected'),
  timeout: duration.default('10s').describe('How long an answer may take; less than the interval'),
};

const monitoringAccount = (name: string) =>
  secretName.default(name).describe('Secret with the keys username and password of the monitoring account');

const tls = (otherwise: 'off' | 'unverified' | 'verified') =>
  choice('off', 'unverified', 'verified')
    .default(otherwise)
    .describe("Whether connections are encrypted, and whether the server's certificate has to be a public one");

/** The services of the cloud that the deployment collector asks how they are; the profile says which there are. */
const infrastructure = z
  .strictObject({
    mariadb: z
      .strictObject({
        ...asked,
        servers: serverAddresses(3306).optional().describe('MariaDB or MySQL servers, one by one'),
        secret: monitoringAccount('mariadb-monitoring'),
        tls: tls('off'),
      })
      .prefault({}),
    postgresql: z
      .strictObject({
        ...asked,
        servers: serverAddresses(5432).optional().describe('PostgreSQL servers, one by one'),
        secret: monitoringAccount('postgres-monitoring'),
        tls: tls('unverified'),
      })
      .prefault({}),
    rabbitmq: z
      .strictObject({
        ...asked,
        servers: serverUrls(15_672).optional().describe('Management APIs of RabbitMQ servers, one by one'),
        secret: monitoringAccount('rabbitmq-monitoring-user'),
      })
      .prefault({}),
    memcached: z
      .strictObject({
        ...asked,
        servers: serverAddresses(11_211).optional().describe('memcached servers, one by one'),
      })
      .prefault({}),
    apis: z
      .strictObject({
        ...asked,
        services: z
          .array(choice(...openstackServices), { error: "is no list; write ['keystone', 'nova']" })
          .default([])
          .describe('Services of OpenStack whose API is checked, where Genestack has it'),
        namespace: dnsLabel.default('openstack').describe('Namespace of these services'),
        domain: domainName
          .optional()
          .describe('Domain of the public names: each service is also checked from outside, with its certificate'),
        tls: choice('verified', 'unverified')
          .default('verified')
          .describe('Whether certificates have to be public ones'),
        checks: z
          .record(
            dnsLabel,
            z.strictObject({
              url: httpUrl.describe('What is asked for'),
              expect: z
                .array(count(100, 599))
                .min(1, 'is empty; write at least one status such as [200]')
                .default([200, 300])
                .describe('Statuses of an answer that is right'),
            }),
            { error: "is no set of checks; write { name: { url: 'https://example.org/' } }" },
          )
          .default({})
          .describe('Checks of your own by name; one that is named like a service is in its place'),
      })
      .prefault({}),
  })
  .prefault({});

const prometheus = z
  .strictObject({
    replicas: replicas.describe('Default: 2 with high availability, else 1'),
    retention: duration.default('15d').describe('How long samples are kept'),
    storage: bytes.default('50Gi').describe('Disk of each replica; 85 % of it is filled at most'),
    metrics: choice('everything', 'used')
      .default('everything')
      .describe('Whether everything that is exposed is stored, or only what an alert, a rule or a dashboard asks for'),
    neverStored: z
      .array(metricPattern, { error: "is no list; write ['go_gc_.+']" })
      .default([])
      .describe('Patterns of metric names that are never stored, whoever exposes them to be scraped'),
    transport: choice('remote-write', 'otlp')
      .default('remote-write')
      .describe(
        'How collectors send samples: by remote write, which wait in memory while Prometheus is away, or by OTLP, which wait on disk',
      ),
    outage: duration
      .default('2h')
      .describe('How long Prometheus may be away without a gap: samples wait so long, and are taken so late'),
    resources: resources({ cpu: '500m', memory: '2Gi', memoryLimit: '4Gi' }),
    settings: settings.default({}).describe('Merged last into the spec of the Prometheus resource'),
  })
  .prefault({});

const alertmanager = z
  .strictObject({
    replicas: replicas.describe('Default: 3 with high availability, else 1'),
    retention: duration.default('5d').describe('How long silences and notifications are remembered'),
    storage: bytes.default('2Gi').describe('Disk of each replica'),
    resources: resources({ cpu: '50m', memory: '64Mi', memoryLimit: '128Mi' }),
    settings: settings.default({}).describe('Merged last into the spec of the Alertmanager resource'),
  })
  .prefault({});

const loki = z
  .strictObject({
    replicas: replicas.describe('Default: 3 with high availability, else 1'),
    retention: duration.default('30d').describe('How long logs are kept; at least a day'),
    retentionByStream: z
      .array(
        z.strictObject({
          selector: streamSelector.describe('The logs that are meant, by their index labels, as LogQL writes it'),
          retention: duration.describe('How long these logs are kept instead; at least a day'),
        }),
        { error: `is no list; write [{ selector: '{log_type="audit"}', retention: '1y' }]` },
      )
      .default([])
      .describe('Logs that are kept longer or shorter than the others; of entries that match, the first counts'),
    storage: bytes.default('20Gi').describe('Disk of each replica'),
    resources: resources({ cpu: '500m', memory: '1Gi', memoryLimit: '2Gi' }),
    settings: settings.default({}).describe("Merged last into Loki's configuration"),
  })
  .prefault({});

const tempo = z
  .strictObject({
    replicas: replicas.describe('Of the distributor, ingester and querier. Default: 3 with high availability, else 1'),
    retention: duration.default('14d').describe('How long traces are kept'),
    storage: bytes.default('10Gi').describe('Disk of each part that holds data'),
    resources: resources({ cpu: '200m', memory: '512Mi', memoryLimit: '1Gi' }),
    settings: settings.default({}).describe("Merged last into Tempo's configuration"),
  })
  .prefault({});

const database = z.strictObject({
  type: choice('mysql', 'postgres').describe('Kind of database; mysql is MariaDB too'),
  host: hostName.describe('Name of its Service or machine'),
  port: count(1, 65_535).optional().describe('Default: 3306 for mysql, 5432 for postgres'),
  name: line.default('grafana').describe('Name of the database, which has to exist'),
  secret: secretName.describe('Secret with the name and the password of an account that owns the database: grafana-db'),
  userKey: secretKey.default('username').describe("Key of the account's name"),
  passwordKey: secretKey.default('password').describe("Key of the account's password"),
  encryptionKey: secretKey
    .optional()
    .describe(
      'Key of what secrets in the database are encrypted with; the one that every Grafana has unless told otherwise, if not given',
    ),
  tls: choice('off', 'on', 'verified')
    .default('on')
    .describe('Whether the connection is encrypted, and whether the certificate of the database is checked'),
  namespace: dnsLabel
    .optional()
    .describe('Namespace of the database, if it runs in the cluster; anywhere if not given'),
});

const login = z.strictObject({
  name: line.default('OpenID Connect').describe('What the button says: Keystone, Azure AD'),
  secret: secretName.describe('Secret with the id and the secret of the client that the provider knows Grafana as'),
  clientIdKey: secretKey.default('client-id').describe("Key of the client's id"),
  clientSecretKey: secretKey.default('client-secret').describe("Key of the client's secret"),
  authorizeUrl: webAddress.describe("The provider's page that users log in at"),
  tokenUrl: webAddress.describe('Where Grafana asks the provider for a token'),
  userInfoUrl: webAddress.optional().describe('Where Grafana asks who the user is; the token says it if not given'),
  scopes: line.default('openid profile email').describe('What is asked for, separated by spaces'),
  role: line
    .default(`'Viewer'`)
    .describe('Role of a user as a JMESPath expression over what the provider tells; Viewer for all if not given'),
  namespace: dnsLabel
    .optional()
    .describe('Namespace of the provider, if it runs in the cluster; anywhere if not given'),
  port: count(1, 65_535)
    .default(443)
    .describe('Port the provider listens on, inside its pod if it runs in the cluster'),
});

const route = z.strictObject({
  gateway: z
    .strictObject({
      name: dnsLabel.describe('Name of the Gateway'),
      namespace: dnsLabel.describe('Its namespace'),
      listener: dnsLabel.optional().describe('Name of its listener; all that match if not given'),
    })
    .optional()
    .describe('The Gateway that an HTTPRoute attaches Grafana to'),
  ingress: z
    .strictObject({
      className: dnsLabel.describe('Class of the Ingress'),
      tlsSecret: secretName.optional().describe('Secret with the certificate; the controller has one if not given'),
    })
    .optional()
    .describe('The Ingress that leads to Grafana'),
});

const dataSource = choice('metrics', 'logs', 'traces');

const grafana = z
  .strictObject({
    replicas: count(1, 30).default(1).describe('More than one need a database that they share'),
    url: webAddress
      .optional()
      .describe('Address that users know it by, which alerts and logins lead to. Default: that of its Service'),
    route: route.default({}).describe('How users come from outside the cluster: through a Gateway or an Ingress'),
    gatewayNamespace: dnsLabel.optional().describe('Namespace of the gateway users come through; none if not given'),
    adminSecret: secretName.default('grafana').describe('Secret with the name and the password of the administrator'),
    adminUserKey: secretKey.default('admin-user').describe("Key of the administrator's name"),
    adminPasswordKey: secretKey.default('admin-password').describe("Key of the administrator's password"),
    login: login
      .optional()
      .describe('A provider of OpenID Connect that users log in with; only the administrator if not given'),
    database: database
      .optional()
      .describe('Where Grafana keeps what users make in it; nowhere if not given, and it is gone with the pod'),
    plugins: z
      .array(
        z.strictObject({
          id: pluginId.describe('Id of the plugin'),
          version: version.describe('Its version, which is installed and no other'),
        }),
        { error: `is no list; write [{ id: 'grafana-clock-panel', version: '2.1.8' }]` },
      )
      .default([])
      .describe('Plugins that are downloaded when Grafana starts'),
    dataSources: z
      .strictObject({
        metrics: flag.default(true).describe('Whether Grafana asks Prometheus'),
        logs: flag.default(true).describe('Whether Grafana asks Loki'),
        traces: flag.default(true).describe('Whether Grafana asks Tempo'),
      })
      .prefault({}),
    links: z
      .array(
        z.strictObject({
          name: line.describe('What the link says'),
          from: dataSource.describe('Where it starts'),
          field: line.describe('Name of the field whose value it is shown at'),
          to: dataSource.describe('Where it leads'),
          query: line.describe('What is asked there; ${__value.raw} is the value'),
        }),
        { error: `is no list; write [{ name: ..., from: 'logs', field: ..., to: 'logs', query: ... }]` },
      )
      .default([])
      .describe('Ways from one data source to another, besides those that are there'),
    resources: resources({ cpu: '100m', memory: '256Mi', memoryLimit: '512Mi' }),
    settings: settings.default({}).describe('Sections of grafana.ini, merged last into it'),
  })
  .prefault({});

const datadog = z
  .strictObject({
    mode: choice('off', 'hybrid', 'instead')
      .default('off')
      .describe('Not at all; beside the backends of the stack; or instead of them, which then leave the tree'),
    site: choice(
      'datadoghq.com',
      'us3.datadoghq.com',
      'us5.datadoghq.com',
      'datadoghq.eu',
      'ap1.datadoghq.com',
      'ap2.datadoghq.com',
      'ddog-gov.com',
    )
      .default('datadoghq.com')
      .describe('Where the account is'),
    apiKey: z
      .strictObject({
        secret: secretName.default('datadog').describe('Secret with the API key'),
        key: secretKey.default('api-key').describe('Key of that Secret'),
      })
      .prefault({}),
    send: z
      .strictObject({
        metrics: flag.default(true).describe('Whether metrics are sent'),
        logs: flag.default(true).describe('Whether logs are sent'),
        traces: flag.default(true).describe('Whether traces are sent'),
      })
      .prefault({}),
  })
  .prefault({});

const small = (asked: Parameters<typeof resources>[0]) => z.strictObject({ resources: resources(asked) }).prefault({});

export const environmentSchema = z.strictObject({
  name: dnsLabel.describe('Name of the environment and of its folder in the tree'),
  profile: choice('lab', 'production').describe(
    'Where defaults come from: one node with its own disk, or a highly available cloud with object storage',
  ),
  cluster: labelValue
    .optional()
    .describe(
      'Name of the Kubernetes cluster, the label `cluster` of everything it tells. Default: the name of the environment',
    ),
  namespace: dnsLabel.default('monitoring').describe('Namespace of the whole stack'),
  availability: choice('single', 'high')
    .default('single')
    .describe('Whether the loss of one node may interrupt the stack'),
  storageClass: dnsLabel.optional().describe("Storage class of every volume. Default: the cluster's own default"),
  placement: placement.describe('Where everything but the node agents runs'),
  kubernetes,
  platform: platform.describe('What there is in the cluster to be watched'),
  scrapes: scrapes.describe('Pods of your own that expose metrics'),
  openstack: openstack.optional().describe('The cloud that runs in the cluster, if one does'),
  objectStorage: objectStorage
    .optional()
    .describe('S3-compatible object storage for logs and traces; the local disk if not given'),
  delivery,
  collectors,
  infrastructure: infrastructure.describe('Databases, queues, caches and APIs that are watched'),
  prometheus,
  alertmanager,
  loki,
  tempo,
  grafana,
  datadog: datadog.describe('Datadog, beside the backends of the stack or instead of them'),
  prometheusOperator: small({ cpu: '100m', memory: '128Mi', memoryLimit: '256Mi' }),
  pushgateway: z
    .strictObject({ resources: resources({ cpu: '10m', memory: '32Mi', memoryLimit: '128Mi' }) })
    .optional()
    .describe('Where short jobs leave their metrics; there is none if not given'),
  openstackExporter: small({ cpu: '20m', memory: '64Mi', memoryLimit: '512Mi' }),
  lokiCanary: small({ cpu: '10m', memory: '32Mi', memoryLimit: '128Mi' }),
  kubeStateMetrics: small({ cpu: '50m', memory: '128Mi', memoryLimit: '512Mi' }),
  nodeExporter: small({ cpu: '50m', memory: '32Mi', memoryLimit: '128Mi' }),
});

/** What a user writes: only what is particular to the environment. */
export type EnvironmentIntent = z.input<typeof environmentSchema>;

export type Parsed = z.output<typeof environmentSchema>;

type WithReplicas<Section> = Section & { readonly replicas: number };

/** A complete environment: nothing in it is left to decide. */
export type Environment = Omit<
  Parsed,
  'cluster' | 'infrastructure' | 'prometheus' | 'alertmanager' | 'loki' | 'tempo'
> & {
  readonly cluster: string;
  readonly infrastructure: Infrastructure;
  readonly prometheus: WithReplicas<Parsed['prometheus']>;
  readonly alertmanager: WithReplicas<Parsed['alertmanager']>;
  readonly loki: WithReplicas<Parsed['loki']>;
  readonly tempo: WithReplicas<Parsed['tempo']>;
};

export type Delivery = Environment['delivery'];
export type ObjectStorage = NonNullable<Environment['objectStorage']>;
export type Settings = Readonly<Record<string, unknown>>;
