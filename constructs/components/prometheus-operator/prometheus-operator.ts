import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import { grant, read } from '../../core/grant';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { operatorSignals } from './signals';

type OperatorSettings = Environment['prometheusOperator'];

export interface PrometheusOperatorProps extends OperatorSettings {
  readonly placement: Placement;
}

const PORT = 8080;

/**
 * Makes Prometheus and Alertmanager out of their custom resources. It reads monitors and rules of the whole cluster, but
 * makes pods, and reads and writes Secrets, in the stack's own namespace only.
 */
export class PrometheusOperator extends Component {
  constructor(site: Site, props: PrometheusOperatorProps) {
    super(site, 'prometheus-operator');
    const pods = this.part();
    pods.exposes({ name: 'http', port: PORT }, { honorLabels: true, signals: operatorSignals });

    const own = { scope: 'namespace' } as const;
    const operated = { apiGroup: 'monitoring.coreos.com' };
    pods.may(
      read(
        ['alertmanagerconfigs', 'podmonitors', 'probes', 'prometheusrules', 'scrapeconfigs', 'servicemonitors'],
        operated,
      ),
      grant(
        ['patch', 'update'],
        [
          'podmonitors/status',
          'probes/status',
          'prometheusrules/status',
          'scrapeconfigs/status',
          'servicemonitors/status',
          'alertmanagerconfigs/status',
        ],
        operated,
      ),
      read(['namespaces']),
      grant(
        ['get', 'list', 'watch', 'patch', 'update'],
        [
          'alertmanagers',
          'prometheuses',
          'alertmanagers/finalizers',
          'alertmanagers/status',
          'prometheuses/finalizers',
          'prometheuses/status',
        ],
        { ...operated, ...own },
      ),
      grant(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'], ['statefulsets'], {
        apiGroup: 'apps',
        ...own,
      }),
      grant(
        ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
        ['configmaps', 'secrets', 'services', 'services/finalizers'],
        own,
      ),
      grant(['get', 'list', 'watch', 'delete'], ['pods'], own),
      grant(['create', 'patch'], ['events'], { apiGroup: 'events.k8s.io', ...own }),
      grant(['create', 'patch'], ['events'], own),
      read(['storageclasses'], { apiGroup: 'storage.k8s.io' }),
    );

    const namespaces = `instance-namespaces=${site.namespace}`;
    pods.runs({
      kind: 'Deployment',
      replicas: 1,
      image: images.prometheusOperator,
      args: [
        `--web.listen-address=:${PORT}`,
        `--prometheus-config-reloader=${images.prometheusConfigReloader}`,
        '--config-reloader-cpu-request=10m',
        '--config-reloader-memory-request=32Mi',
        '--config-reloader-cpu-limit=0',
        '--config-reloader-memory-limit=64Mi',
        `--prometheus-${namespaces}`,
        `--alertmanager-${namespaces}`,
        `--alertmanager-config-namespaces=${site.namespace}`,
        `--thanos-ruler-${namespaces}`,
        '--kubelet-endpoints=false',
        '--repair-policy-for-statefulsets=evict',
      ],
      resources: props.resources,
      probe: { port: PORT, path: '/healthz', startupSeconds: 60, restarts: true },
      user: 65534,
      placement: props.placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 30,
    });
  }
}
