import { counter, gauge, histogram, signals } from '../../watch/metric';

const documented = 'https://grafana.com/docs/grafana/latest/setup-grafana/set-up-grafana-monitoring/';

/** What Grafana says of itself. */
export const grafanaSignals = signals(
  { job: 'grafana', transport: 'service', known: { documented } },
  {
    grafana_alerting_result_total: counter('state'),
    grafana_build_info: gauge('branch', 'edition', 'goversion', 'revision', 'version'),
    grafana_datasource_request_duration_seconds: histogram(
      'code',
      'datasource',
      'datasource_type',
      'method',
      'secure_socks_ds_proxy_enabled',
    ),
    grafana_http_request_duration_seconds: histogram('handler', 'method', 'slo_group', 'status_code', 'status_source'),
    grafana_stat_total_dashboards: gauge(),
    grafana_stat_total_users: gauge(),
  },
);
