import type { Processor, Signal } from '../block';
import { firstOf, noMadeUpName, serviceName, set } from './service-name';
import { labelsOf } from './statements';

/** Labels of every sample, as other metrics of Kubernetes have them. */
const LABELS = {
  namespace: 'k8s.namespace.name',
  pod: 'k8s.pod.name',
  node: 'k8s.node.name',
  service_name: 'service.name',
};

/**
 * Who sent it, for what applications send themselves: the cluster, a service where the SDK was told none, and an instance,
 * without which the samples of two replicas would be those of one.
 */
export function applicationIdentity(cluster: string): Processor<'enrich', Signal> {
  const resource = {
    context: 'resource',
    statements: [
      set('k8s.cluster.name', JSON.stringify(cluster)),
      noMadeUpName,
      ...serviceName,
      ...firstOf('service.instance.id', ['k8s.pod.name', 'host.name']),
    ],
  };
  return {
    kind: 'processor',
    stage: 'enrich',
    id: 'transform/application-identity',
    carries: { logs: true, metrics: true, traces: true },
    config: () => ({
      error_mode: 'ignore',
      trace_statements: [resource],
      log_statements: [resource],
      metric_statements: [resource, { context: 'datapoint', statements: labelsOf(LABELS) }],
    }),
  };
}
