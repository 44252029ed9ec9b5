import type { Integration } from '../core/integration';
import { counter, gauge, signals } from '../watch/metric';

const source = { job: 'rabbitmq-node', transport: 'pods' } as const;

const documented =
  'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_prometheus/src/collectors/prometheus_rabbitmq_dynamic_collector.erl';

/** RabbitMQ from within, as its cluster operator makes it: alarms, churn, Raft and peers, which its management API does not tell. */
export const rabbitmq: Integration = {
  name: 'rabbitmq',
  what: 'RabbitMQ, run by its cluster operator',
  namespace: 'openstack',
  targets: [
    {
      // Jobs have one source: what the collector asks the management API is `rabbitmq`.
      role: 'node',
      by: 'pods',
      labels: { 'app.kubernetes.io/component': 'rabbitmq' },
      port: 15692,
      signals: {
        ...signals(
          { ...source, known: 'seen' },
          {
            rabbitmq_alarms_file_descriptor_limit: gauge(),
            rabbitmq_alarms_free_disk_space_watermark: gauge(),
            rabbitmq_alarms_memory_used_watermark: gauge(),
            rabbitmq_build_info: gauge(
              'erlang_version',
              'prometheus_client_version',
              'prometheus_plugin_version',
              'rabbitmq_version',
            ),
            rabbitmq_channels: gauge(),
            rabbitmq_channels_closed_total: counter(),
            rabbitmq_channels_opened_total: counter(),
            rabbitmq_connections: gauge(),
            rabbitmq_connections_closed_total: counter(),
            rabbitmq_connections_opened_total: counter(),
            rabbitmq_consumers: gauge(),
            rabbitmq_disk_space_available_bytes: gauge(),
            rabbitmq_disk_space_available_limit_bytes: gauge(),
            rabbitmq_erlang_processes_limit: gauge(),
            rabbitmq_erlang_processes_used: gauge(),
            rabbitmq_global_messages_received_total: counter('protocol'),
            rabbitmq_global_messages_routed_total: counter('protocol'),
            rabbitmq_global_messages_unroutable_dropped_total: counter('protocol'),
            rabbitmq_global_publishers: gauge('protocol'),
            rabbitmq_identity_info: gauge('rabbitmq_cluster', 'rabbitmq_cluster_permanent_id', 'rabbitmq_node'),
            rabbitmq_process_resident_memory_bytes: gauge(),
            rabbitmq_queue_messages: gauge(),
            rabbitmq_queue_messages_ready: gauge(),
            rabbitmq_queue_messages_unacked: gauge(),
            rabbitmq_queues: gauge(),
            rabbitmq_queues_created_total: counter(),
            rabbitmq_queues_declared_total: counter(),
            rabbitmq_queues_deleted_total: counter(),
            rabbitmq_raft_log_commit_index: gauge(),
            rabbitmq_raft_log_last_applied_index: gauge(),
            rabbitmq_raft_term_total: counter(),
            rabbitmq_resident_memory_limit_bytes: gauge(),
          },
        ),
        // Of newer ones than those that have been seen.
        ...signals({ ...source, known: { documented } }, { rabbitmq_unreachable_cluster_peers_count: gauge() }),
      },
    },
  ],
};
