import { counter, gauge, histogram, signals } from '../../watch/metric';

const documented = 'https://github.com/grafana/tempo/tree/v2.10.8/operations/tempo-mixin';

/** What the parts of Tempo say of themselves; each tells what is its own. */
export function tempoSignals(job: string) {
  return signals(
    { job, transport: 'service', known: { documented } },
    {
      tempo_build_info: gauge('branch', 'goarch', 'goos', 'goversion', 'revision', 'tags', 'version'),
      tempo_discarded_spans_total: counter('reason', 'tenant'),
      tempo_distributor_bytes_received_total: counter('tenant'),
      tempo_distributor_spans_received_total: counter('tenant'),
      tempo_ingester_blocks_flushed_total: counter(),
      tempo_ingester_failed_flushes_total: counter(),
      tempo_ingester_live_traces: gauge('tenant'),
      tempo_metrics_generator_spans_discarded_total: counter('processor', 'reason', 'tenant'),
      tempo_request_duration_seconds: histogram('method', 'route', 'status_code', 'ws'),
      tempodb_blocklist_length: gauge('tenant'),
      tempodb_blocklist_poll_errors_total: counter('tenant'),
      tempodb_compaction_errors_total: counter(),
      tempodb_retention_errors_total: counter(),
    },
  );
}
