import type { CustomResourceSpecs } from '../../../imports/monitoring.coreos.com';
import { merge } from '../../config/merge';
import type { Environment } from '../../config/schema';
import { type Labels, objectLabels } from '../../core/labels';
import { operatedPod } from '../../core/operated-pod';
import { shareInMebibytes } from '../../core/quantity';
import type { Placement } from '../../core/run';
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
      evaluationInterval: '30s',

      // Collectors write here, and after an outage they write what is old.
      enableRemoteWriteReceiver: true,
      tsdb: { outOfOrderTimeWindow: given.outOfOrderWindow },
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
