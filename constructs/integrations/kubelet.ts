import type { Integration } from '../core/integration';
import { without } from '../core/scrape';
import { counter, gauge, histogram, signals } from '../watch/metric';

const documented = 'https://kubernetes.io/docs/reference/instrumentation/metrics/';

/** What kubelets say of themselves. What they know of pods and volumes is told by the daemon collector. */
export const kubelet: Integration = {
  name: 'kubelet',
  what: 'kubelets, on port 10250 of every node',
  targets: [
    {
      by: 'nodes',
      port: 10250,
      access: 'kubelet',
      // The same numbers under other names than the daemon collector's `k8s_volume_*`.
      samples: [without('kubelet_volume_stats_.+')],
      signals: signals(
        { job: 'kubelet', transport: 'nodes', known: { documented } },
        {
          kubelet_certificate_manager_client_expiration_renew_errors: counter(),
          kubelet_certificate_manager_client_ttl_seconds: gauge(),
          kubelet_cgroup_manager_duration_seconds: histogram('operation_type'),
          kubelet_evictions: counter('eviction_signal'),
          kubelet_image_pull_duration_seconds: histogram('image_size_in_bytes'),
          kubelet_node_name: gauge('node'),
          kubelet_pleg_relist_duration_seconds: histogram(),
          kubelet_pleg_relist_interval_seconds: histogram(),
          kubelet_pod_start_duration_seconds: histogram(),
          kubelet_pod_worker_duration_seconds: histogram('operation_type'),
          kubelet_running_containers: gauge('container_state'),
          kubelet_running_pods: gauge(),
          kubelet_runtime_operations_duration_seconds: histogram('operation_type'),
          kubelet_runtime_operations_errors_total: counter('operation_type'),
          kubelet_runtime_operations_total: counter('operation_type'),
          kubelet_server_expiration_renew_errors: counter(),
          storage_operation_duration_seconds: histogram('migrated', 'operation_name', 'status', 'volume_plugin'),
        },
      ),
    },
  ],
};
