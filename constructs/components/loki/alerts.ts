import type { AlertGroup } from '../../watch/alert';

/** Alerts on what the logs say, in LogQL: Loki evaluates them itself. */
export function logAlerts(cluster: string): AlertGroup[] {
  return [
    {
      name: 'logs',
      alerts: [
        {
          name: 'NoLogsArrive',
          severity: 'critical',
          expression: `absent_over_time({cluster=${JSON.stringify(cluster)}}[15m])`,
          for: '5m',
          summary: 'No log line of {{ $labels.cluster }} has arrived for 15 minutes',
          runbook: {
            meaning: 'Loki answers, but no collector has brought it a line for 15 minutes.',
            impact:
              'New logs are not seen, and no alert on them can fire. They wait on the disks of the nodes and come later.',
            firstSteps:
              "Look at the daemon collectors: kubectl logs -n monitoring -l app.kubernetes.io/name=daemon-collector. An error of their exporter otlp_http/loki names Loki's answer.",
          },
        },
      ],
    },
    {
      name: 'log-formats',
      // It reads every line of five minutes.
      interval: '1h',
      alerts: [
        {
          name: 'LogsAreNotUnderstood',
          severity: 'warning',
          expression: `${counted(cluster, '| format="plain"')} / ${counted(cluster, '')} > 0.5 and ${counted(cluster, '')} > 1000`,
          summary: 'Most lines of {{ $labels.service_name }} are in no known format',
          runbook: {
            meaning:
              'More than half of the lines this service wrote in five minutes are kept whole, but nothing was taken out of them.',
            impact:
              'Severity, request and time of these lines may be missing, so that searches by them do not find them.',
            firstSteps:
              'Look at some: {service_name="…"} | format="plain". A format that comes often deserves a parser: one file in constructs/components/collectors/parsers.',
          },
        },
      ],
    },
  ];
}

/** Lines of containers, by service. */
function counted(cluster: string, filter: string): string {
  const streams = `{cluster=${JSON.stringify(cluster)}, log_type="container"}`;
  return `sum by (cluster, service_name) (count_over_time(${streams} ${filter}[5m]))`;
}

/** Alerts on what Loki says of itself. */
export function lokiAlerts(job: string): AlertGroup {
  const metric = (name: string, labels = '') => `${name}{job="${job}"${labels}}`;
  const discarded = metric('loki_discarded_samples_total');
  return {
    name: 'loki',
    alerts: [
      {
        name: 'LokiDiscardsLines',
        severity: 'warning',
        // The counter comes into being with the first line.
        expression: `sum by (reason) (increase(${discarded}[15m]) > 0 or (${discarded} unless ${discarded} offset 15m) > 0)`,
        summary: 'Loki takes lines not or not now: {{ $labels.reason }}',
        runbook: {
          meaning:
            'rate_limited, per_stream_rate_limit and stream_limit mean later: collectors send again. All other reasons mean never.',
          impact: 'Logs are late, or lines of some program are missing.',
          firstSteps:
            'By the reason: limits are in loki.settings.limits_config; too old lines come from a clock that is wrong or from an outage longer than logs are kept.',
        },
      },
      {
        name: 'LogsArriveLate',
        severity: 'warning',
        expression: `sum(rate(${metric('loki_distributor_lag_ms_total')}[10m])) / sum(rate(${metric('loki_request_duration_seconds_count', ',route="otlp_v1_logs"')}[10m])) > 300000`,
        for: '10m',
        summary: 'Log lines arrive {{ $value | humanize }} ms after they were written',
        runbook: {
          meaning:
            'The newest line of what collectors send is more than five minutes old, on average over all of them.',
          impact: 'What is seen and alerted on is the past.',
          firstSteps:
            'After an outage this is collectors catching up, and passes. Else see which of them falls behind: otelcol_exporter_queue_size by instance.',
        },
      },
    ],
  };
}
