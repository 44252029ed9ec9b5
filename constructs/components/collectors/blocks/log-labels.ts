import type { Processor } from '../block';
import { labelAttribute, nameLabels } from './kubernetes-metadata';

/** Attributes that name the workload of a pod, for pods that no label names. */
const WORKLOADS = [
  'k8s.deployment.name',
  'k8s.statefulset.name',
  'k8s.daemonset.name',
  'k8s.cronjob.name',
  'k8s.job.name',
];

/**
 * The few attributes that become index labels in Loki, so that `{namespace="openstack", service_name="nova"}` finds the
 * lines. Everything else stays on the record as structured metadata.
 */
export function logLabels(cluster: string, logType: string): Processor<'enrich', 'logs'> {
  return {
    kind: 'processor',
    stage: 'enrich',
    id: 'transform/log-labels',
    carries: { logs: true },
    config: () => ({
      error_mode: 'propagate',
      log_statements: [
        {
          context: 'resource',
          statements: [
            set('cluster', JSON.stringify(cluster)),
            set('log_type', JSON.stringify(logType)),
            copy('namespace', 'k8s.namespace.name'),
            copy('container', 'k8s.container.name'),
            ...firstOf(
              'service.name',
              ['application', 'app.kubernetes.io/name', 'app', 'k8s-app']
                .map(labelAttribute)
                .concat(WORKLOADS, 'k8s.container.name'),
            ),
            ...firstOf('app', ['app', 'k8s-app', ...nameLabels].map(labelAttribute).concat('service.name')),
          ],
        },
      ],
    }),
  };
}

function set(attribute: string, expression: string): string {
  return `set(resource.attributes["${attribute}"], ${expression})`;
}

function copy(attribute: string, from: string): string {
  return `${set(attribute, `resource.attributes["${from}"]`)} where resource.attributes["${from}"] != nil`;
}

/** Sets an attribute that is not there yet to the first of the others that is. */
function firstOf(attribute: string, sources: readonly string[]): string[] {
  return sources.map((from) => `${copy(attribute, from)} and resource.attributes["${attribute}"] == nil`);
}
