import type { Integration } from '../core/integration';
import { counter, gauge, signals } from '../watch/metric';

/** PostgreSQL as the operator of Zalando makes it: who is the primary and how far replicas are, from Patroni in each pod. */
export const postgresql: Integration = {
  name: 'patroni',
  what: 'PostgreSQL, run by the operator of Zalando',
  namespace: 'openstack',
  targets: [
    {
      by: 'pods',
      labels: { application: 'spilo' },
      port: 8008,
      signals: signals(
        { job: 'patroni', transport: 'pods', known: 'seen' },
        {
          patroni_cluster_unlocked: gauge('name', 'scope'),
          patroni_dcs_last_seen: gauge('name', 'scope'),
          patroni_failsafe_mode_is_active: gauge('name', 'scope'),
          patroni_is_paused: gauge('name', 'scope'),
          patroni_pending_restart: gauge('name', 'scope'),
          patroni_postgres_in_archive_recovery: gauge('name', 'scope'),
          patroni_postgres_running: gauge('name', 'scope'),
          patroni_postgres_server_version: gauge('name', 'scope'),
          patroni_postgres_streaming: gauge('name', 'scope'),
          patroni_postgres_timeline: counter('name', 'scope'),
          patroni_postmaster_start_time: gauge('name', 'scope'),
          patroni_primary: gauge('name', 'scope'),
          patroni_quorum_standby: gauge('name', 'scope'),
          patroni_replica: gauge('name', 'scope'),
          patroni_standby_leader: gauge('name', 'scope'),
          patroni_sync_standby: gauge('name', 'scope'),
          patroni_version: gauge('name', 'scope'),
          patroni_xlog_location: counter('name', 'scope'),
          patroni_xlog_paused: gauge('name', 'scope'),
          patroni_xlog_received_location: counter('name', 'scope'),
          patroni_xlog_replayed_location: counter('name', 'scope'),
          patroni_xlog_replayed_timestamp: gauge('name', 'scope'),
        },
      ),
    },
  ],
};
