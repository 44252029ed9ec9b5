import { counter, gauge, histogram, signals } from '../../watch/metric';

/** What Alertmanager says of itself. */
export const alertmanagerSignals = signals(
  { job: 'alertmanager', transport: 'service', known: 'seen' },
  {
    alertmanager_alerts: gauge('state'),
    alertmanager_alerts_invalid_total: counter('version'),
    alertmanager_alerts_received_total: counter('status', 'version'),
    alertmanager_cluster_failed_peers: gauge(),
    alertmanager_cluster_members: gauge(),
    alertmanager_config_hash: gauge(),
    alertmanager_config_last_reload_success_timestamp_seconds: gauge(),
    alertmanager_config_last_reload_successful: gauge(),
    alertmanager_notification_latency_seconds: histogram('integration'),
    alertmanager_notifications_failed_total: counter('integration', 'reason'),
    alertmanager_notifications_total: counter('integration'),
    alertmanager_silences: gauge('state'),
  },
);
