import type { Processor } from '../block';
import { labelAttribute } from './kubernetes-metadata';
import { copy, firstOf, serviceName, set } from './service-name';

/** Pod labels that name an application as its own charts do. */
const APP_LABELS = ['app', 'k8s-app', 'app.kubernetes.io/name', 'application'];

/**
 * The few attributes that become index labels in Loki, so that `{namespace="openstack", service_name="nova"}` finds the
 * lines. Everything else stays on the record as structured metadata.
 */
export function logLabels(cluster: string, logType: string): Processor<'enrich', 'logs'> {
  return {
    kind: 'processor',
    stage: 'enrich',
    id: `transform/${logType}-labels`,
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
            ...serviceName,
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
