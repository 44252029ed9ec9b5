import type { k8s } from 'cdk8s-plus-28';
import { read } from '../../../core/grant';
import type { Processor, Signal } from '../block';

/** Environment variable with the name of the node the pod runs on. */
export const NODE_NAME = 'K8S_NODE_NAME';

/** That variable, for a container that has blocks which name the node. */
export const NODE: k8s.EnvVar = { name: NODE_NAME, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } };

/** Labels that say what a pod is. OpenStack-Helm writes `application` and `component`. */
const LABELS = ['app.kubernetes.io/name', 'app.kubernetes.io/component', 'application', 'component', 'app', 'k8s-app'];

/** Attribute that carries a pod label. */
export function labelAttribute(label: string): string {
  return `k8s.pod.label.${label}`;
}

/**
 * What Kubernetes knows of the pod a record comes from: workload, node and naming labels. Found by the pod's uid first,
 * because pods on the host network share the node's address. A collector on each node asks for the pods of its node only.
 */
export function kubernetesMetadata(scope: 'own-node' | 'cluster'): Processor<'enrich', Signal> {
  return {
    kind: 'processor',
    stage: 'enrich',
    id: 'k8s_attributes',
    carries: { logs: true, metrics: true, traces: true },
    config: (host) => {
      host.may(read(['pods', 'namespaces']), read(['replicasets'], { apiGroup: 'apps' }));
      return {
        auth_type: 'serviceAccount',
        ...(scope === 'own-node' ? { filter: { node_from_env_var: NODE_NAME } } : {}),
        wait_for_metadata: true,
        wait_for_metadata_timeout: '60s',
        extract: {
          metadata: [
            'k8s.namespace.name',
            'k8s.pod.name',
            'k8s.pod.uid',
            'k8s.node.name',
            'k8s.deployment.name',
            'k8s.statefulset.name',
            'k8s.daemonset.name',
            'k8s.cronjob.name',
            'k8s.job.name',
          ],
          labels: LABELS.map((key) => ({
            from: 'pod',
            key,
            tag_name: labelAttribute(key),
          })),
        },
        pod_association: [
          { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
          { sources: [{ from: 'resource_attribute', name: 'k8s.pod.ip' }] },
          { sources: [{ from: 'connection' }] },
        ],
      };
    },
  };
}
