import type { Labels } from './labels';
import { type Placement, PRIORITY_CLASS, type Resources } from './run';
import { spread } from './spread';

interface Given {
  readonly resources: Resources;
  readonly placement: Placement;
  readonly labels: Labels;
  readonly replicas: number;
}

/** User and group of the images of the Prometheus project: `nobody`. */
const USER = 65534;

/** What a custom resource says of pods that an operator makes, as hardened as those this program makes itself. */
export function operatedPod({ resources, placement, labels, replicas }: Given) {
  return {
    resources: {
      requests: { cpu: resources.cpu, memory: resources.memory },
      limits: { memory: resources.memoryLimit },
    },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: USER,
      runAsGroup: USER,
      fsGroup: USER,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    priorityClassName: PRIORITY_CLASS,
    ...(replicas > 1 ? { topologySpreadConstraints: [spread(labels)] } : {}),
  };
}
