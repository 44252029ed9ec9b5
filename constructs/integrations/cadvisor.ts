import type { Integration } from '../core/integration';
import { only, type Relabeling } from '../core/scrape';
import { counter, gauge, signals, storedNames } from '../watch/metric';

const documented = 'https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md';

const container = ['container', 'name', 'namespace', 'pod'] as const;

/**
 * What the kubelets' cAdvisor knows of containers and the daemon collector does not tell: usage of CPU, memory, disk and
 * network is the collector's, under `container_*` and `k8s_*`.
 */
const cadvisorSignals = signals(
  { job: 'cadvisor', transport: 'nodes', known: { documented } },
  {
    container_cpu_cfs_periods_total: counter(...container),
    container_cpu_cfs_throttled_periods_total: counter(...container),
    container_cpu_cfs_throttled_seconds_total: counter(...container),
    container_file_descriptors: gauge(...container),
    container_fs_reads_bytes_total: counter(...container, 'device'),
    container_fs_reads_total: counter(...container, 'device'),
    container_fs_writes_bytes_total: counter(...container, 'device'),
    container_fs_writes_total: counter(...container, 'device'),
    container_memory_failcnt: counter(...container),
    container_network_receive_packets_dropped_total: counter('interface', 'name', 'namespace', 'pod'),
    container_network_receive_packets_total: counter('interface', 'name', 'namespace', 'pod'),
    container_network_transmit_packets_dropped_total: counter('interface', 'name', 'namespace', 'pod'),
    container_network_transmit_packets_total: counter('interface', 'name', 'namespace', 'pod'),
    container_oom_events_total: counter(...container),
    container_pressure_cpu_waiting_seconds_total: counter(...container),
    container_pressure_io_waiting_seconds_total: counter(...container),
    container_pressure_memory_waiting_seconds_total: counter(...container),
    container_processes: gauge(...container),
    container_sockets: gauge(...container),
    container_threads: gauge(...container),
  },
);

/** What is in no pod is the node's, and known from elsewhere; what names a container once more is left out. */
const podsOnly: Relabeling[] = [
  // An empty pattern would be taken for none, and none matches all.
  { sourceLabels: ['namespace'], regex: '()', action: 'drop' },
  { regex: 'id|image', action: 'labeldrop' },
];

export const cadvisor: Integration = {
  name: 'cadvisor',
  what: 'cAdvisor in the kubelets, on port 10250 of every node',
  targets: [
    {
      by: 'nodes',
      port: 10250,
      path: '/metrics/cadvisor',
      access: 'kubelet',
      honorLabels: true,
      samples: [only(...Object.values(cadvisorSignals).flatMap(storedNames)), ...podsOnly],
      signals: cadvisorSignals,
    },
  ],
};
