import type { Endpoint } from '../../../core/endpoint';
import { TRANSLATION } from '../../../core/metric-labels';
import type { Exporter } from '../block';

/**
 * Metrics to every replica of Prometheus by remote write. To each of them, because replicas behind one balancing address
 * would each hold a part of the samples.
 *
 * The exporter's queue is in memory, so what waits in it is lost with the collector.
 */
export function prometheusExporters(
  metrics: Endpoint<'remote-write'>,
  cluster: string,
  replicas: number,
): Exporter<'metrics'>[] {
  return Array.from({ length: replicas }, (_, ordinal) => ({
    kind: 'exporter',
    id: `prometheusremotewrite/${ordinal}`,
    carries: { metrics: true },
    config: (host) => ({
      endpoint: host.callsEach(metrics)[ordinal],
      external_labels: { cluster },
      target_info: { enabled: false },
      // Which version of a receiver has collected it is no label: an upgrade would begin every series anew.
      disable_scope_info: true,
      // The same as what Prometheus itself makes of OTLP: unit and `_total` are part of a name.
      translation_strategy: TRANSLATION,
      // The time that all attempts together may take: with any, the exporter drops what it ends over.
      timeout: '0s',
      // Batches of up to a few thousand samples: hours of a node's own metrics.
      remote_write_queue: { enabled: true, queue_size: 10_000, num_consumers: 2 },
      retry_on_failure: { enabled: true, initial_interval: '1s', max_interval: '30s', max_elapsed_time: '0s' },
    }),
  }));
}
