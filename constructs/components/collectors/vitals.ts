import { graph, type Vital } from '../../watch/dashboard';
import { collectorSignals, lossSignals } from './signals/collector';

/** Whether a collector gets rid of what it has. */
export function collectorVitals(job: string): Vital[] {
  const { otelcol_exporter_queue_size: waiting, otelcol_exporter_queue_capacity: room } = collectorSignals(job);
  const failures = lossSignals(job);
  const failed = Object.entries({
    'log records': failures.otelcol_exporter_send_failed_log_records,
    spans: failures.otelcol_exporter_send_failed_spans,
    samples: failures.otelcol_exporter_send_failed_metric_points,
  }).map(
    ([what, metric]) =>
      `label_replace(sum by (exporter) (rate(${metric}[$__rate_interval])), "what", "${what}", "", "")`,
  );
  return [
    {
      row: 'collection',
      panel: graph({
        title: `What waits in the ${job}`,
        description: 'Share of the queues that is full. A full one holds up its source.',
        unit: 'percentunit',
        expression: `max by (instance, exporter, data_type) (${waiting} / ${room})`,
        legend: '{{instance}} {{exporter}} {{data_type}}',
        threshold: 0.8,
      }),
    },
    {
      row: 'collection',
      panel: graph({
        title: `What nobody took from the ${job}`,
        description: 'Log records, spans and samples a second that a backend did not take.',
        unit: 'ops',
        expression: failed.join(' or '),
        legend: '{{exporter}} {{what}}',
      }),
    },
  ];
}
