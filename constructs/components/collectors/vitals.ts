import { graph, type Vital } from '../../watch/dashboard';
import type { Signal } from './block';
import { collectorSignals, lossSignals } from './signals/collector';

/**
 * Whether a collector gets rid of what it has.
 *
 * @param carried the signals it has pipelines of
 */
export function collectorVitals(job: string, carried: readonly Signal[]): Vital[] {
  const { otelcol_exporter_queue_size: waiting, otelcol_exporter_queue_capacity: room } = collectorSignals(job);
  const losses = lossSignals(job);
  const failed = carried
    .map((signal) => losses[signal])
    .map(
      ({ what, failed }) =>
        `label_replace(sum by (exporter) (rate(${failed}[$__rate_interval])), "what", "${what}", "", "")`,
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
