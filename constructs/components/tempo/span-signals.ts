import { counter, histogram, signals } from '../../watch/metric';

const documented = 'https://grafana.com/docs/tempo/v2.10.x/metrics-from-traces/';

const OPERATION = ['namespace', 'service', 'span_kind', 'span_name', 'status_code'] as const;
const EDGE = ['client', 'connection_type', 'server'] as const;

/** What Tempo makes of the spans it is sent, for Prometheus: operations of services, and who calls whom. */
export const spanSignals = signals(
  { job: '', transport: 'spans', known: { documented } },
  {
    traces_spanmetrics_calls_total: counter(...OPERATION),
    traces_spanmetrics_latency: { ...histogram(...OPERATION), unit: 'seconds' },
    traces_spanmetrics_size_total: { ...counter(...OPERATION), unit: 'bytes' },
    traces_service_graph_request_client_seconds: histogram(...EDGE),
    traces_service_graph_request_failed_total: counter(...EDGE),
    traces_service_graph_request_server_seconds: histogram(...EDGE),
    traces_service_graph_request_total: counter(...EDGE),
  },
);

/** What is asked of a service by others. */
export const SERVED = { span_kind: '="SPAN_KIND_SERVER"' };
/** What ended with an error. */
export const FAILED = { status_code: '="STATUS_CODE_ERROR"' };
