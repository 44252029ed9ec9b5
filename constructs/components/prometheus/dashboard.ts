import { count, type Dashboard, graph, number, table } from '../../watch/dashboard';

/** Whether the observability stack itself is well. */
export const stack: Dashboard = {
  uid: 'stack',
  title: 'Observability stack',
  description: 'What is collected, kept and refused, and what does not answer.',
  folder: 'Observability',
  variables: [],
  rows: [
    {
      title: 'Now',
      panels: [
        number({
          title: 'Do not answer',
          description: 'Targets that Prometheus cannot read.',
          unit: 'none',
          expression: 'count(up == 0) or vector(0)',
          legend: 'targets',
          threshold: 1,
        }),
        number({
          title: 'Alerts',
          description: 'Alerts that fire, but for the one that always does.',
          unit: 'none',
          expression: 'count(ALERTS{alertstate="firing", alertname!="Watchdog"}) or vector(0)',
          legend: 'alerts',
          threshold: 1,
        }),
        number({
          title: 'Series',
          description: 'Series that Prometheus holds in memory.',
          unit: 'short',
          expression: 'max(prometheus_tsdb_head_series{job="prometheus"})',
          legend: 'series',
        }),
        number({
          title: 'Lines',
          description: 'Lines that Loki takes, a second.',
          unit: 'ops',
          expression: 'sum(rate(loki_distributor_lines_received_total{job="loki"}[$__rate_interval]))',
          legend: 'lines',
        }),
        number({
          title: 'Spans',
          description: 'Spans that Tempo takes, a second.',
          unit: 'ops',
          expression: 'sum(rate(tempo_distributor_spans_received_total[$__rate_interval]))',
          legend: 'spans',
        }),
        number({
          title: 'Rules that fail',
          description: 'Evaluations that failed in the last hour. Alerts on them do not fire.',
          unit: 'none',
          expression: 'sum(increase(prometheus_rule_evaluation_failures_total{job="prometheus"}[1h]))',
          legend: 'evaluations',
          threshold: 1,
        }),
      ],
    },
    {
      title: 'Collection',
      panels: [
        graph({
          title: 'Waiting on the disks of the collectors',
          description: 'Share of the queues that is full. A full one holds up its source.',
          unit: 'percentunit',
          expression:
            'max by (job, instance, exporter) (otelcol_exporter_queue_size / otelcol_exporter_queue_capacity)',
          legend: '{{job}} {{instance}} {{exporter}}',
          threshold: 0.8,
        }),
        graph({
          title: 'Not taken',
          description: 'Log records, spans and samples a second that a backend did not take.',
          unit: 'ops',
          expression:
            'sum by (job, exporter) (rate({__name__=~"otelcol_exporter_send_failed_(log_records|spans|metric_points)"}[$__rate_interval]))',
          legend: '{{job}} {{exporter}}',
        }),
        table({
          title: 'Targets',
          description: 'How many of each job answer.',
          unit: 'none',
          expression: 'sum by (job) (up)',
          legend: '{{job}}',
        }),
        graph({
          title: 'Samples',
          description: 'Samples a second that each Prometheus takes, scraped or written.',
          unit: 'ops',
          expression:
            'sum by (instance) (rate(prometheus_tsdb_head_samples_appended_total{job="prometheus"}[$__rate_interval]))',
          legend: '{{instance}}',
        }),
      ],
    },
    {
      title: 'Refused for good',
      panels: [
        graph({
          title: 'Lines',
          description: 'Lines a second that Loki refused, and why.',
          unit: 'ops',
          expression: 'sum by (reason) (rate(loki_discarded_samples_total{job="loki"}[$__rate_interval]))',
          legend: '{{reason}}',
        }),
        graph({
          title: 'Spans',
          description: 'Spans a second that Tempo refused, and why.',
          unit: 'ops',
          expression: 'sum by (reason) (rate(tempo_discarded_spans_total[$__rate_interval]))',
          legend: '{{reason}}',
        }),
      ],
    },
    {
      title: 'Logs of the stack',
      panels: [
        count({
          title: 'Errors by component',
          description: 'Lines of severity ERROR and above of the stack itself.',
          query:
            'sum by (service_name) (count_over_time({namespace="monitoring"} | severity=~"ERROR|CRITICAL|FATAL" [$__auto]))',
          legend: '{{service_name}}',
        }),
      ],
    },
  ],
};
