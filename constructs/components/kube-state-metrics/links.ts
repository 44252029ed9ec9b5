import { type Link, spanToMetrics } from '../../watch/links';
import { kubeStateMetricsSignals } from './signals';

const { kube_pod_container_status_restarts_total: restarts, kube_pod_status_ready: ready } = kubeStateMetricsSignals;

/** How the pod of a span was. */
export const podLinks: readonly Link[] = [
  spanToMetrics(['namespace', 'pod'], 'Restarts of the pod', 'Of its containers', (value) => {
    const pod = { namespace: `="${value('namespace')}"`, pod: `="${value('pod')}"` };
    return `sum by (container) (${restarts.where(pod)})`;
  }),
  spanToMetrics(['namespace', 'pod'], 'Readiness of the pod', 'Whether it took requests', (value) =>
    ready.where({ namespace: `="${value('namespace')}"`, pod: `="${value('pod')}"`, condition: '="true"' }),
  ),
];
