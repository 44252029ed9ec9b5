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
  ];
}
