import type { CustomResourceSpecs } from '../../../imports/monitoring.coreos.com';
import { merge } from '../../config/merge';
import type { Environment } from '../../config/schema';
import { type Labels, objectLabels } from '../../core/labels';
import { TRANSLATION } from '../../core/metric-labels';
import { operatedPod } from '../../core/operated-pod';
import { shareInMebibytes } from '../../core/quantity';
import type { Placement } from '../../core/run';
import type { ScrapeAccess } from '../../core/scrape';
import { volumeClaim } from '../../core/volume-claim';

/** Share of the disk that blocks may fill; the rest is for the write-ahead log, the head and compaction. */
const FILLED = 0.85;

/** Every namespace, or every object: the operator reads an absent selector as none at all. */
const ALL = {};

interface Given extends Readonly<Environment['prometheus']> {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  readonly scrapeInterval: string;
  readonly alertmanager: { readonly namespace: string; readonly name: string; readonly port: string };
  readonly image: string;
  readonly account: string;
  readonly labels: Labels;
}

/** The spec of the Prometheus resource. */
export function prometheusSpec(given: Given): CustomResourceSpecs['Prometheus'] {
  const { replicas, resources, placement, alertmanager, labels } = given;
  return merge<CustomResourceSpecs['Prometheus']>(
    {
      image: given.image,
      version: given.image.split(':v')[1] ?? '',
      replicas,
      serviceAccountName: given.account,
      podMetadata: { labels: { ...objectLabels('prometheus'), ...labels } },
      externalLabels: { cluster: given.cluster },
      scrapeInterval: given.scrapeInterval,
      scrapeClasses: scrapeClasses(given.cluster),
      evaluationInterval: '30s',

      // Tempo writes here, and collectors, which after an outage write what is old.
      enableRemoteWriteReceiver: true,
      ...(given.transport === 'otlp' && {
        enableOTLPReceiver: true,
        // What becomes a label is an attribute of each sample by then.
        otlp: { translationStrategy: TRANSLATION },
      }),
      // The same for what is scraped from programs that would tell names with dots.
      nameValidationScheme: 'Legacy',
      nameEscapingScheme: 'Underscores',
      tsdb: { outOfOrderTimeWindow: given.outage },
      // From a sample to the trace behind it.
      enableFeatures: ['exemplar-storage'],
      exemplars: { maxSize: 100_000 },

      retention: given.retention,
      retentionSize: `${shareInMebibytes(given.storage, FILLED)}MiB`,
      storage: {
        volumeClaimTemplate: volumeClaim('storage', { size: given.storage, storageClass: given.storageClass }, String),
      },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },

      serviceMonitorSelector: ALL,
      serviceMonitorNamespaceSelector: ALL,
      podMonitorSelector: ALL,
      podMonitorNamespaceSelector: ALL,
      probeSelector: ALL,
      probeNamespaceSelector: ALL,
      scrapeConfigSelector: ALL,
      scrapeConfigNamespaceSelector: ALL,
      ruleSelector: ALL,
      ruleNamespaceSelector: ALL,
      serviceDiscoveryRole: 'EndpointSlice',
      alerting: { alertmanagers: [alertmanager] },

      ...operatedPod({ resources, placement, labels, replicas }),
    },
    given.settings,
  );
}

/** Where Kubernetes puts the account of a pod. */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * What all scrapes have in common: the labels every sample has or has not, and how the programs of Kubernetes are asked.
 * The names of the classes are those of how a part wants to be read.
 */
function scrapeClasses(cluster: string): CustomResourceSpecs['Prometheus']['scrapeClasses'] {
  const relabelings = [
    { targetLabel: 'cluster', replacement: cluster },
    ...['pod_node_name', 'node_name'].map((name) => ({
      sourceLabels: [`__meta_kubernetes_${name}`],
      regex: '(.+)',
      targetLabel: 'node',
    })),
    // The port is in the instance, and the containers of a pod are told apart by it.
    { regex: 'endpoint|container', action: 'labeldrop' as const },
  ];
  const authorization = { type: 'Bearer', credentialsFile: `${ACCOUNT}/token` };
  return [
    { name: 'plain', default: true, relabelings },
    {
      name: 'cluster' satisfies ScrapeAccess,
      relabelings,
      authorization,
      tlsConfig: { caFile: `${ACCOUNT}/ca.crt` },
    },
    { name: 'unverified' satisfies ScrapeAccess, relabelings, authorization, tlsConfig: { insecureSkipVerify: true } },
  ];
}
