import type { Integration } from '../core/integration';
import { gauge, signals } from '../watch/metric';

const documented = 'https://patroni.readthedocs.io/en/latest/rest_api.html#monitoring-endpoint';

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
        { job: 'patroni', transport: 'pods', known: { documented } },
        {
          patroni_cluster_unlocked: gauge('name', 'scope'),
          patroni_dcs_last_seen: gauge('name', 'scope'),
          patroni_failsafe_mode_is_active: gauge('name', 'scope'),
          patroni_is_paused: gauge('name', 'scope'),
          patroni_master: gauge('name', 'scope'),
          patroni_pending_restart: gauge('name', 'scope'),
          patroni_postgres_in_archive_recovery: gauge('name', 'scope'),
          patroni_postgres_running: gauge('name', 'scope'),
          patroni_postgres_server_version: gauge('name', 'scope'),
          patroni_postgres_streaming: gauge('name', 'scope'),
          patroni_postgres_timeline: gauge('name', 'scope'),
          patroni_postmaster_start_time: gauge('name', 'scope'),
          patroni_primary: gauge('name', 'scope'),
          patroni_replica: gauge('name', 'scope'),
          patroni_sync_standby: gauge('name', 'scope'),
          patroni_xlog_location: gauge('name', 'scope'),
          patroni_xlog_paused: gauge('name', 'scope'),
          patroni_xlog_received_location: gauge('name', 'scope'),
          patroni_xlog_replayed_location: gauge('name', 'scope'),
          patroni_xlog_replayed_timestamp: gauge('name', 'scope'),
        },
      ),
    },
  ],
};
