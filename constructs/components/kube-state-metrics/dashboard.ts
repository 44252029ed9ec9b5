import { type Dashboard, graph, number, table } from '../../watch/dashboard';

const JOB = 'job="kube-state-metrics"';
const CHOSEN = `${JOB}, namespace=~"$namespace"`;

/** The cluster: nodes, workloads, and the pods that need somebody. */
export const kubernetes: Dashboard = {
  uid: 'kubernetes',
  title: 'Kubernetes cluster',
  description: 'Nodes, workloads and pods, as the API server knows them.',
  folder: 'Kubernetes',
  variables: [
    {
      kind: 'metric-label',
      name: 'namespace',
      title: 'Namespace',
      label: 'namespace',
      metric: 'kube_pod_info',
      all: true,
    },
  ],
  rows: [
    {
      title: 'Nodes',
      panels: [
        number({
          title: 'Nodes',
          description: 'Nodes of the cluster.',
          unit: 'none',
          expression: `count(kube_node_info{${JOB}})`,
          legend: 'nodes',
        }),
        number({
          title: 'Not ready',
          description: 'Nodes whose kubelet does not say that it is ready. Their pods move away.',
          unit: 'none',
          expression: `count(kube_node_status_condition{${JOB}, condition="Ready", status="true"} == 0) or vector(0)`,
          legend: 'nodes',
          threshold: 1,
        }),
        number({
          title: 'CPU asked for',
          description: 'Share of the CPU of all nodes that pods ask for. Near all of it nothing more can be scheduled.',
          unit: 'percentunit',
          expression: `sum(kube_pod_container_resource_requests{${JOB}, resource="cpu"}) / sum(kube_node_status_allocatable{${JOB}, resource="cpu"})`,
          legend: 'CPU',
        }),
        number({
          title: 'Memory asked for',
          description: 'Share of the memory of all nodes that pods ask for.',
          unit: 'percentunit',
          expression: `sum(kube_pod_container_resource_requests{${JOB}, resource="memory"}) / sum(kube_node_status_allocatable{${JOB}, resource="memory"})`,
          legend: 'memory',
        }),
        number({
          title: 'Pods that wait',
          description: 'Pods that are not running yet: not scheduled, or their images or volumes are missing.',
          unit: 'none',
          expression: `sum(kube_pod_status_phase{${CHOSEN}, phase="Pending"})`,
          legend: 'pods',
          threshold: 1,
        }),
        number({
          title: 'Restarts',
          description: 'Restarts of containers in the last hour.',
          unit: 'none',
          expression: `sum(increase(kube_pod_container_status_restarts_total{${CHOSEN}}[1h]))`,
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
          expression: `sum by (phase) (kube_pod_status_phase{${CHOSEN}})`,
          legend: '{{phase}}',
        }),
        graph({
          title: 'Restarting pods',
          description: 'Restarts of containers within 15 minutes. The logs say why.',
          unit: 'none',
          expression: `sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total{${CHOSEN}}[15m])) > 0`,
          legend: '{{namespace}}/{{pod}}',
          known: ['namespace', 'pod'],
        }),
        table({
          title: 'Pods that are not ready',
          description: 'Pods that run and take no requests.',
          unit: 'none',
          expression: `sum by (namespace, pod) (kube_pod_status_ready{${CHOSEN}, condition="false"} == 1) and on (namespace, pod) (kube_pod_status_phase{${CHOSEN}, phase="Running"} == 1)`,
          legend: '{{namespace}}/{{pod}}',
          known: ['namespace', 'pod'],
        }),
        table({
          title: 'Containers that wait',
          description: 'Why containers do not start: CrashLoopBackOff, ImagePullBackOff and the like.',
          unit: 'none',
          expression: `sum by (namespace, pod, reason) (kube_pod_container_status_waiting_reason{${CHOSEN}} > 0)`,
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
          expression: `kube_deployment_spec_replicas{${CHOSEN}} - kube_deployment_status_replicas_available{${CHOSEN}} > 0`,
          legend: '{{namespace}}/{{deployment}}',
          known: ['namespace'],
        }),
        table({
          title: 'StatefulSets with too few replicas',
          description: 'How many replicas are missing.',
          unit: 'none',
          expression: `kube_statefulset_replicas{${CHOSEN}} - kube_statefulset_status_replicas_ready{${CHOSEN}} > 0`,
          legend: '{{namespace}}/{{statefulset}}',
          known: ['namespace'],
        }),
        table({
          title: 'DaemonSets that miss nodes',
          description: 'On how many nodes no pod is ready.',
          unit: 'none',
          expression: `kube_daemonset_status_desired_number_scheduled{${CHOSEN}} - kube_daemonset_status_number_ready{${CHOSEN}} > 0`,
          legend: '{{namespace}}/{{daemonset}}',
          known: ['namespace'],
        }),
        table({
          title: 'Failed jobs',
          description: 'Jobs that were tried as often as they may be.',
          unit: 'none',
          expression: `kube_job_status_failed{${CHOSEN}} > 0`,
          legend: '{{namespace}}/{{job_name}}',
          known: ['namespace'],
        }),
      ],
    },
  ],
};
