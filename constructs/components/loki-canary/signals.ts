import { counter, gauge, histogram, signals } from '../../watch/metric';

/** What became of the lines that were printed. */
export const canarySignals = signals(
  { job: 'loki-canary', transport: 'service', known: 'seen' },
  {
    loki_canary_cache_test_query_results_diff_total: counter(),
    loki_canary_duplicate_entries_total: counter(),
    loki_canary_entries_total: counter(),
    loki_canary_metric_test_actual: gauge(),
    loki_canary_metric_test_expected: gauge(),
    loki_canary_metric_test_request_duration_seconds: histogram(),
    loki_canary_missing_entries_total: counter(),
    loki_canary_out_of_order_entries_total: counter(),
    loki_canary_response_latency_seconds: histogram(),
    loki_canary_spot_check_entries_total: counter(),
    loki_canary_spot_check_missing_entries_total: counter(),
    loki_canary_spot_check_request_duration_seconds: histogram(),
    loki_canary_unexpected_entries_total: counter(),
    loki_canary_websocket_missing_entries_total: counter(),
    loki_canary_ws_pings_total: counter(),
    loki_canary_ws_reconnects_total: counter(),
  },
);
