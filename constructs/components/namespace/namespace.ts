import { k8s } from 'cdk8s-plus-28';
import { Component, type Site } from '../../core/component';
import { KEEP } from '../../core/labels';
import { PRIORITY_CLASS } from '../../core/run';

/** The namespace everything lives in, and the priority of its pods. */
export class Namespace extends Component {
  override readonly definesNamespace = true;

  constructor(site: Site) {
    super(site, 'namespace');
    new k8s.KubeNamespace(this, 'Namespace', {
      metadata: {
        name: site.namespace,
        // Deleting the namespace would delete every volume claim in it.
        annotations: KEEP,
        labels: {
          // The node agents read folders of the node, which no lower level allows; all else passes `restricted`.
          'pod-security.kubernetes.io/enforce': 'privileged',
          'pod-security.kubernetes.io/audit': 'restricted',
          'pod-security.kubernetes.io/warn': 'restricted',
        },
      },
    });
    new k8s.KubePriorityClass(this, 'PriorityClass', {
      metadata: { name: PRIORITY_CLASS },
      value: 1_000_000,
      globalDefault: false,
      description: 'Metrics, logs and traces, and what shows them.',
    });
  }
}
