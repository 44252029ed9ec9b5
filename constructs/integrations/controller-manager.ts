import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

/** Controller managers, which sign their own certificates unless they are given others. */
export const controllerManager: Integration = {
  name: 'kube-controller-manager',
  what: 'the Kubernetes controller manager, where it listens on more than the loopback (kubespray)',
  targets: [
    {
      by: 'nodes',
      labels: { 'node-role.kubernetes.io/control-plane': '' },
      port: 10257,
      access: 'unverified',
      signals: signals(
        { job: 'kube-controller-manager', transport: 'nodes', known: 'seen' },
        {
          node_collector_evictions_total: counter('zone'),
          node_collector_unhealthy_nodes_in_zone: gauge('zone'),
          node_collector_zone_health: gauge('zone'),
          workqueue_adds_total: counter('name'),
          workqueue_depth: gauge('name'),
          workqueue_longest_running_processor_seconds: gauge('name'),
          workqueue_queue_duration_seconds: histogram('name'),
          workqueue_retries_total: counter('name'),
          workqueue_unfinished_work_seconds: gauge('name'),
          workqueue_work_duration_seconds: histogram('name'),
        },
      ),
    },
  ],
};
