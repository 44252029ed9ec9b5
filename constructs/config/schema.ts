import { z } from 'zod';
import { domainName, httpUrl, serverAddresses, serverUrls } from './addresses';
import type { Infrastructure } from './infrastructure';
import { openstackServices } from './openstack-apis';
import {
  bytes,
  choice,
  cidr,
  count,
  cpu,
  dnsLabel,
  duration,
  flag,
  labels,
  labelValue,
  line,
  repositoryPath,
  repositoryUrl,
  secretKey,
  secretName,
  settings,
  streamSelector,
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
  })
  .prefault({});

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

const collectors = z
  .strictObject({
    interval: duration.default('30s').describe('How often metrics are collected'),
    daemon: z
      .strictObject({
        resources: resources({ cpu: '200m', memory: '512Mi', memoryLimit: '1Gi' }),
        queue: bytes
          .default('2Gi')
          .describe('Disk on each node that logs, traces and metrics may wait on, for each kind of backend'),
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
    outOfOrderWindow: duration
      .default('2h')
      .describe('How late a sample may arrive, for collectors that catch up after an outage'),
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

const grafana = z
  .strictObject({
    adminSecret: secretName.default('grafana').describe('Secret with the name and the password of the administrator'),
    adminUserKey: secretKey.default('admin-user').describe("Key of the administrator's name"),
    adminPasswordKey: secretKey.default('admin-password').describe("Key of the administrator's password"),
    gatewayNamespace: dnsLabel.optional().describe('Namespace of the gateway users come through; none if not given'),
    resources: resources({ cpu: '100m', memory: '256Mi', memoryLimit: '512Mi' }),
    settings: settings.default({}).describe('Sections of grafana.ini, merged last into it'),
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
  prometheusOperator: small({ cpu: '100m', memory: '128Mi', memoryLimit: '256Mi' }),
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
