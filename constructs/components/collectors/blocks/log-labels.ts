import type { Processor } from '../block';
import { labelAttribute } from './kubernetes-metadata';

/** Pod labels that name a service, most trusted first, and those that name an application as its own charts do. */
const SERVICE_LABELS = ['application', 'app.kubernetes.io/name', 'app', 'k8s-app'];
const APP_LABELS = ['app', 'k8s-app', 'app.kubernetes.io/name', 'application'];

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
      // What cannot be said of a record is left unsaid; the record goes on.
      error_mode: 'ignore',
      log_statements: [
        {
          context: 'resource',
          statements: [
            set('cluster', JSON.stringify(cluster)),
            set('log_type', JSON.stringify(logType)),
            copy('namespace', 'k8s.namespace.name'),
            copy('container', 'k8s.container.name'),
            ...firstOf('service.name', [...SERVICE_LABELS.map(labelAttribute), ...WORKLOADS, 'k8s.container.name']),
            ...firstOf('app', [...APP_LABELS.map(labelAttribute), 'service.name']),
          ],
        },
        // When the collector read it. Loki would keep it with each record, and count every line as a series of its own
        // wherever lines are counted: a rate would be of one line.
        {
          context: 'log',
          statements: ['set(log.observed_time_unix_nano, 0) where log.time_unix_nano != 0'],
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
