import { counter, gauge, signals } from '../../../watch/metric';

/** What every collector says of itself. */
export function collectorSignals(job: string) {
  return signals(
    { job, transport: 'service', known: 'seen' },
    {
      otelcol_exporter_in_flight_requests: gauge('data_type', 'exporter'),
      otelcol_exporter_queue_capacity: gauge('data_type', 'exporter'),
      otelcol_exporter_queue_size: gauge('data_type', 'exporter'),
      otelcol_process_cpu_seconds: counter(),
      otelcol_process_memory_rss: gauge(),
      otelcol_process_runtime_heap_alloc_bytes: gauge(),
      otelcol_process_runtime_total_alloc_bytes: counter(),
      otelcol_process_runtime_total_sys_memory_bytes: gauge(),
      otelcol_process_uptime: counter(),
      otelcol_processor_incoming_items: counter('otel_signal', 'processor'),
      otelcol_processor_outgoing_items: counter('otel_signal', 'processor'),
    },
  );
}

/** What a collector says of its node: what it reads there, and knows and leaves out of it. */
export function nodeSignals(job: string) {
  return signals(
    { job, transport: 'service', known: 'seen' },
    {
      otelcol_fileconsumer_open_files: gauge(),
      otelcol_otelsvc_k8s_pod_added: counter(),
      otelcol_otelsvc_k8s_pod_table_size: gauge(),
      otelcol_otelsvc_k8s_replicaset_added: counter(),
      otelcol_processor_filter_datapoints_filtered: counter('filter'),
    },
  );
}

/**
 * What a collector says of what passes it, by signal, once anything has passed, and of what it refuses, cannot keep or
 * loses, once it has.
 */
export function passingSignals(job: string) {
  const source = { job, transport: 'service', known: 'seen' } as const;
  return {
    logs: signals(source, {
      otelcol_exporter_enqueue_failed_log_records: counter('exporter'),
      otelcol_exporter_send_failed_log_records: counter('exporter', 'server_address', 'server_port', 'url_path'),
      otelcol_exporter_sent_log_records: counter('exporter', 'server_address', 'server_port', 'url_path'),
      otelcol_processor_refused_log_records: counter('processor'),
      otelcol_receiver_accepted_log_records: counter('receiver', 'transport'),
      otelcol_receiver_refused_log_records: counter('receiver', 'transport'),
    }),
    metrics: signals(source, {
      otelcol_exporter_enqueue_failed_metric_points: counter('exporter'),
      otelcol_exporter_prometheusremotewrite_consumers: gauge('endpoint', 'exporter'),
      otelcol_exporter_prometheusremotewrite_sent_batches: counter('endpoint', 'exporter'),
      otelcol_exporter_prometheusremotewrite_translated_time_series: counter('endpoint', 'exporter'),
      otelcol_exporter_send_failed_metric_points: counter('exporter'),
      otelcol_exporter_sent_metric_points: counter('exporter'),
      otelcol_processor_accepted_metric_points: counter('processor'),
      otelcol_processor_refused_metric_points: counter('processor'),
      otelcol_receiver_accepted_metric_points: counter('receiver', 'transport'),
      otelcol_receiver_failed_metric_points: counter('receiver', 'transport'),
      otelcol_receiver_refused_metric_points: counter('receiver', 'transport'),
      otelcol_scraper_errored_metric_points: counter('receiver', 'scraper'),
      otelcol_scraper_scraped_metric_points: counter('receiver', 'scraper'),
    }),
    traces: signals(source, {
      otelcol_exporter_enqueue_failed_spans: counter('exporter'),
      otelcol_exporter_send_failed_spans: counter('exporter', 'server_address', 'server_port'),
      otelcol_exporter_sent_spans: counter('exporter', 'server_address', 'server_port'),
      otelcol_processor_refused_spans: counter('processor'),
      otelcol_receiver_accepted_spans: counter('receiver', 'transport'),
      otelcol_receiver_refused_spans: counter('receiver', 'transport'),
    }),
  };
}

/** What is counted of each signal when a backend has refused it for good, and when the collector itself takes no more. */
export function lossSignals(job: string) {
  const { logs, metrics, traces } = passingSignals(job);
  return {
    logs: {
      what: 'log records',
      failed: logs.otelcol_exporter_send_failed_log_records,
      refused: logs.otelcol_receiver_refused_log_records,
    },
    metrics: {
      what: 'samples',
      failed: metrics.otelcol_exporter_send_failed_metric_points,
      refused: metrics.otelcol_receiver_refused_metric_points,
    },
    traces: {
      what: 'spans',
      failed: traces.otelcol_exporter_send_failed_spans,
      refused: traces.otelcol_receiver_refused_spans,
    },
  };
}
