import { type Dashboard, graph, lines, number, table, valuesOf } from '../../watch/dashboard';
import { incidentSignals } from './incident-signals';
import { kubeStateMetricsSignals } from './signals';

const state = { ...kubeStateMetricsSignals, ...incidentSignals };
const CHOSEN = { namespace: '=~"$namespace"' };

/** The cluster: nodes, workloads, and the pods that need somebody. */
export const kubernetes: Dashboard = {
  uid: 'kubernetes',
  title: 'Kubernetes cluster',
  description: 'Nodes, workloads and pods, as the API server knows them.',
  folder: 'Kubernetes',
  variables: [valuesOf(state.kube_pod_info, 'namespace', { name: 'namespace', title: 'Namespace', all: true })],
  rows: [
    {
      title: 'Nodes',
      panels: [
        number({
          title: 'Nodes',
          description: 'Nodes of the cluster.',
          unit: 'none',
          expression: `count(${state.kube_node_info})`,
          legend: 'nodes',
        }),
        number({
          title: 'Not ready',
          description: 'Nodes whose kubelet does not say that it is ready. Their pods move away.',
          unit: 'none',
          expression: `count(${state.kube_node_status_condition.where({ condition: '="Ready"', status: '="true"' })} == 0) or vector(0)`,
          legend: 'nodes',
          threshold: 1,
        }),
        number({
          title: 'CPU asked for',
          description: 'Share of the CPU of all nodes that pods ask for. Near all of it nothing more can be scheduled.',
          unit: 'percentunit',
          expression: `sum(${state.kube_pod_container_resource_requests.where({ resource: '="cpu"' })}) / sum(${state.kube_node_status_allocatable.where({ resource: '="cpu"' })})`,
          legend: 'CPU',
        }),
        number({
          title: 'Memory asked for',
          description: 'Share of the memory of all nodes that pods ask for.',
          unit: 'percentunit',
          expression: `sum(${state.kube_pod_container_resource_requests.where({ resource: '="memory"' })}) / sum(${state.kube_node_status_allocatable.where({ resource: '="memory"' })})`,
          legend: 'memory',
        }),
        number({
          title: 'Pods that wait',
          description: 'Pods that are not running yet: not scheduled, or their images or volumes are missing.',
          unit: 'none',
          expression: `sum(${state.kube_pod_status_phase.where({ ...CHOSEN, phase: '="Pending"' })})`,
          legend: 'pods',
          threshold: 1,
        }),
        number({
          title: 'Restarts',
          description: 'Restarts of containers in the last hour.',
          unit: 'none',
          expression: `sum(increase(${state.kube_pod_container_status_restarts_total.where(CHOSEN)}[1h]))`,
          legend: 'restarts',
        }),
      ],
    },
    {
      title: 'Pods',
      panels: [
        graph({
          title: 'Pods by phase',
          description: 'Running and Succeeded are well; Pending and Failed need somebody.',
          unit: 'none',
          expression: `sum by (phase) (${state.kube_pod_status_phase.where(CHOSEN)})`,
          legend: '{{phase}}',
        }),
        graph({
          title: 'Restarting pods',
          description: 'Restarts of containers within 15 minutes. The logs say why.',
          unit: 'none',
          expression: `sum by (namespace, pod) (increase(${state.kube_pod_container_status_restarts_total.where(CHOSEN)}[15m])) > 0`,
          legend: '{{namespace}}/{{pod}}',
          known: ['namespace', 'pod'],
        }),
        table({
          title: 'Pods that are not ready',
          description: 'Pods that run and take no requests.',
          unit: 'none',
          expression: `sum by (namespace, pod) (${state.kube_pod_status_ready.where({ ...CHOSEN, condition: '="false"' })} == 1) and on (namespace, pod) (${state.kube_pod_status_phase.where({ ...CHOSEN, phase: '="Running"' })} == 1)`,
          legend: '{{namespace}}/{{pod}}',
          known: ['namespace', 'pod'],
        }),
        table({
          title: 'Containers that wait',
          description: 'Why containers do not start: CrashLoopBackOff, ImagePullBackOff and the like.',
          unit: 'none',
          expression: `sum by (namespace, pod, reason) (${state.kube_pod_container_status_waiting_reason.where(CHOSEN)} > 0)`,
          legend: '{{namespace}}/{{pod}} {{reason}}',
          known: ['namespace', 'pod'],
        }),
      ],
    },
    {
      title: 'Workloads',
      panels: [
        table({
          title: 'Deployments with too few replicas',
          description: 'How many replicas are missing.',
          unit: 'none',
          expression: `${state.kube_deployment_spec_replicas.where(CHOSEN)} - ${state.kube_deployment_status_replicas_available.where(CHOSEN)} > 0`,
          legend: '{{namespace}}/{{deployment}}',
          known: ['namespace'],
        }),
        table({
          title: 'StatefulSets with too few replicas',
          description: 'How many replicas are missing.',
          unit: 'none',
          expression: `${state.kube_statefulset_replicas.where(CHOSEN)} - ${state.kube_statefulset_status_replicas_ready.where(CHOSEN)} > 0`,
          legend: '{{namespace}}/{{statefulset}}',
          known: ['namespace'],
        }),
        table({
          title: 'DaemonSets that miss nodes',
          description: 'On how many nodes no pod is ready.',
          unit: 'none',
          expression: `${state.kube_daemonset_status_desired_number_scheduled.where(CHOSEN)} - ${state.kube_daemonset_status_number_ready.where(CHOSEN)} > 0`,
          legend: '{{namespace}}/{{daemonset}}',
          known: ['namespace'],
        }),
        table({
          title: 'Failed jobs',
          description: 'Jobs that were tried as often as they may be.',
          unit: 'none',
          expression: `${state.kube_job_status_failed.where(CHOSEN)} > 0`,
          legend: '{{namespace}}/{{job_name}}',
          known: ['namespace'],
        }),
      ],
    },
    {
      title: 'Events',
      panels: [
        lines({
          title: 'Warnings',
          description: 'What the cluster itself noticed: what could not be scheduled, pulled, mounted or kept alive.',
          query: '{log_type="event", namespace=~"$namespace"} | severity="WARN"',
        }),
      ],
    },
  ],
};
