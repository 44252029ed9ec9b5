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
      otelcol_fileconsumer_open_files: gauge(),
      otelcol_otelsvc_k8s_pod_added: counter(),
      otelcol_otelsvc_k8s_pod_table_size: gauge(),
      otelcol_otelsvc_k8s_replicaset_added: counter(),
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

const documented =
  'https://github.com/open-telemetry/opentelemetry-collector/blob/v0.152.0/exporter/exporterhelper/documentation.md';

/** What a collector says when logs or traces pass it, and when something is refused, waits in vain or is lost. */
export function lossSignals(job: string) {
  return signals(
    { job, transport: 'service', known: { documented } },
    {
      otelcol_exporter_enqueue_failed_log_records: counter('exporter'),
      otelcol_exporter_enqueue_failed_metric_points: counter('exporter'),
      otelcol_exporter_enqueue_failed_spans: counter('exporter'),
      otelcol_exporter_send_failed_log_records: counter('exporter'),
      otelcol_exporter_send_failed_metric_points: counter('exporter'),
      otelcol_exporter_send_failed_spans: counter('exporter'),
      otelcol_exporter_sent_log_records: counter('exporter'),
      otelcol_exporter_sent_spans: counter('exporter'),
      otelcol_processor_refused_log_records: counter('processor'),
      otelcol_processor_refused_metric_points: counter('processor'),
      otelcol_processor_refused_spans: counter('processor'),
      otelcol_receiver_accepted_log_records: counter('receiver', 'transport'),
      otelcol_receiver_accepted_spans: counter('receiver', 'transport'),
      otelcol_receiver_refused_log_records: counter('receiver', 'transport'),
      otelcol_receiver_refused_spans: counter('receiver', 'transport'),
    },
  );
}
