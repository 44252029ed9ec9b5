import type { k8s } from 'cdk8s-plus-28';
import type { Labels } from './labels';

/** Replicas on different nodes, so that the loss of one node is the loss of one replica. */
export function spread(labels: Labels): k8s.TopologySpreadConstraint {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: labels },
  };
}
