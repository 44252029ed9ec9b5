import { counter, gauge, signals } from '../../../watch/metric';

/** What a collector says of itself, by its job. */
export function collectorSignals(job: string) {
  return signals(
    { job, transport: 'service', known: 'seen' },
    {
      otelcol_exporter_in_flight_requests: gauge('data_type', 'exporter'),
      otelcol_exporter_prometheusremotewrite_consumers: gauge('endpoint', 'exporter'),
      otelcol_exporter_prometheusremotewrite_sent_batches: counter('endpoint', 'exporter'),
      otelcol_exporter_prometheusremotewrite_translated_time_series: counter('endpoint', 'exporter'),
      otelcol_exporter_queue_capacity: gauge('data_type', 'exporter'),
      otelcol_exporter_queue_size: gauge('data_type', 'exporter'),
      otelcol_exporter_sent_metric_points: counter('exporter'),
      otelcol_process_cpu_seconds: counter(),
      otelcol_process_memory_rss: gauge(),
      otelcol_process_runtime_heap_alloc_bytes: gauge(),
      otelcol_process_runtime_total_alloc_bytes: counter(),
      otelcol_process_runtime_total_sys_memory_bytes: gauge(),
      otelcol_process_uptime: counter(),
      otelcol_processor_accepted_metric_points: counter('processor'),
      otelcol_processor_filter_datapoints_filtered: counter('filter'),
      otelcol_processor_incoming_items: counter('otel_signal', 'processor'),
      otelcol_processor_outgoing_items: counter('otel_signal', 'processor'),
      otelcol_receiver_accepted_metric_points: counter('receiver', 'transport'),
      otelcol_receiver_failed_metric_points: counter('receiver', 'transport'),
      otelcol_receiver_refused_metric_points: counter('receiver', 'transport'),
      otelcol_scraper_errored_metric_points: counter('receiver', 'scraper'),
      otelcol_scraper_scraped_metric_points: counter('receiver', 'scraper'),
    },
  );
}

/** What a collector tells only after it could not send something. */
export function failureSignals(job: string) {
  return signals(
    {
      job,
      transport: 'service',
      known: { documented: 'https://opentelemetry.io/docs/collector/internal-telemetry/' },
    },
    {
      otelcol_exporter_send_failed_log_records: counter('exporter'),
      otelcol_exporter_send_failed_metric_points: counter('exporter'),
      otelcol_exporter_send_failed_spans: counter('exporter'),
    },
  );
}
