import type { CustomResourceSpecs } from '../../../imports/monitoring.coreos.com';
import { merge } from '../../config/merge';
import type { Environment } from '../../config/schema';
import { toGoDuration } from '../../core/duration';
import { type Labels, objectLabels } from '../../core/labels';
import { operatedPod } from '../../core/operated-pod';
import type { Placement } from '../../core/run';
import { volumeClaim } from '../../core/volume-claim';

interface Given extends Readonly<Environment['alertmanager']> {
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  readonly image: string;
  readonly account: string;
  readonly labels: Labels;
  readonly routing: string;
}

/** The spec of the Alertmanager resource. */
export function alertmanagerSpec(given: Given): CustomResourceSpecs['Alertmanager'] {
  const { replicas, resources, placement, labels } = given;
  return merge<CustomResourceSpecs['Alertmanager']>(
    {
      image: given.image,
      version: given.image.split(':v')[1] ?? '',
      replicas,
      serviceAccountName: given.account,
      podMetadata: { labels: { ...objectLabels('alertmanager'), ...labels } },
      alertmanagerConfiguration: { name: given.routing },
      retention: toGoDuration(given.retention),
      storage: {
        volumeClaimTemplate: volumeClaim('storage', { size: given.storage, storageClass: given.storageClass }, String),
      },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      ...operatedPod({ resources, placement, labels, replicas }),
    },
    given.settings,
  );
}

/**
 * Who is told what. Until receivers are named, alerts are grouped, inhibited and shown, and sent to nobody: a receiver
 * without integrations is what Alertmanager has for that.
 */
export const routing: CustomResourceSpecs['AlertmanagerConfig'] = {
  route: {
    receiver: 'nobody',
    groupBy: ['cluster', 'namespace', 'alertname'],
    groupWait: '30s',
    groupInterval: '5m',
    repeatInterval: '12h',
  },
  receivers: [{ name: 'nobody' }],
  inhibitRules: [
    {
      sourceMatch: [{ name: 'severity', value: 'critical', matchType: '=' }],
      targetMatch: [{ name: 'severity', value: 'warning', matchType: '=' }],
      equal: ['cluster', 'namespace', 'alertname'],
    },
  ],
};
