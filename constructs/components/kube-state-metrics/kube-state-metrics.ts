import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import { grant } from '../../core/grant';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { kubernetes } from './dashboard';
import { incidentSignals } from './incident-signals';
import { podLinks } from './links';
import { kubeStateMetricsSignals } from './signals';

type KubeStateMetricsSettings = Environment['kubeStateMetrics'];

export interface KubeStateMetricsProps extends KubeStateMetricsSettings {
  readonly placement: Placement;
}

/** What is watched, by API group. Secrets and ConfigMaps are left out: nothing here asks for them, and reading them is a great right. */
const WATCHED: Readonly<Record<string, readonly string[]>> = {
  '': [
    'endpoints',
    'limitranges',
    'namespaces',
    'nodes',
    'persistentvolumeclaims',
    'persistentvolumes',
    'pods',
    'replicationcontrollers',
    'resourcequotas',
    'services',
  ],
  'admissionregistration.k8s.io': ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
  apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'certificates.k8s.io': ['certificatesigningrequests'],
  'coordination.k8s.io': ['leases'],
  'networking.k8s.io': ['ingresses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
  'storage.k8s.io': ['storageclasses', 'volumeattachments'],
};

/** What the objects of the cluster say about themselves, as metrics. */
export class KubeStateMetrics extends Component {
  constructor(site: Site, props: KubeStateMetricsProps) {
    super(site, 'kube-state-metrics');
    this.dashboards.push(kubernetes);
    this.links.push(...podLinks);
    const pods = this.part();
    pods.exposes(
      { name: 'http', port: 8080 },
      { honorLabels: true, signals: { ...kubeStateMetricsSignals, ...incidentSignals } },
    );
    pods.exposes({ name: 'telemetry', port: 8081 });
    for (const [apiGroup, resources] of Object.entries(WATCHED)) {
      pods.may(grant(['list', 'watch'], resources, { apiGroup }));
    }
    pods.runs({
      kind: 'Deployment',
      // Two would tell everything twice.
      replicas: 1,
      image: images.kubeStateMetrics,
      args: ['--port=8080', '--telemetry-port=8081', `--resources=${Object.values(WATCHED).flat().sort().join(',')}`],
      resources: props.resources,
      probe: { port: 8081, path: '/readyz', startupSeconds: 60, restarts: false },
      user: 65534,
      placement: props.placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 30,
    });
  }
}
