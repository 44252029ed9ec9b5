import { z } from 'zod';
import type { Infrastructure } from './infrastructure';
import { alertmanager, loki, prometheus, tempo } from './sections/backends';
import { kubernetes, objectStorage, openstack, platform, scrapes } from './sections/cluster';
import { collectors } from './sections/collectors';
import { datadog } from './sections/datadog';
import { delivery } from './sections/delivery';
import { grafana } from './sections/grafana';
import { infrastructure } from './sections/infrastructure';
import { placement, resources, small } from './sections/shared';
import { choice, dnsLabel, labelValue } from './values';

/**
 * What a user may say about an environment: every field with its type, its default and its sentence, here and in the
 * sections, and nowhere else.
 * Defaults that differ between a laptop and a cloud are in `profiles.ts`.
 */
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
