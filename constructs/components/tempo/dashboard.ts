import { type Dashboard, graph, lines, number, services, traces } from '../../watch/dashboard';
import { SERVICE_DASHBOARD } from '../../watch/links';

/** Seconds from which on a request counts as slow. */
const SLOW = 5;

const OF_SERVICE = 'service="$service"';

/** A service as its spans tell of it, with its logs. Where a node of the graph of services leads. */
export const service: Dashboard = {
  uid: SERVICE_DASHBOARD,
  title: 'Service',
  description: 'Requests, errors and durations of one service, made of its spans, and what it wrote.',
  folder: 'Observability',
  variables: [
    {
      kind: 'metric-label',
      name: 'service',
      title: 'Service',
      label: 'service',
      metric: 'traces_spanmetrics_calls_total',
      all: false,
    },
  ],
  rows: [
    {
      title: 'Now',
      panels: [
        number({
          title: 'Requests',
          description: 'What the service is asked, a second.',
          unit: 'reqps',
          expression: `sum(rate(traces_spanmetrics_calls_total{${OF_SERVICE}, span_kind="SPAN_KIND_SERVER"}[$__rate_interval]))`,
          legend: 'requests',
        }),
        number({
          title: 'Errors',
          description: 'Share of the requests that end with an error.',
          unit: 'percentunit',
          expression: `sum(rate(traces_spanmetrics_calls_total{${OF_SERVICE}, span_kind="SPAN_KIND_SERVER", status_code="STATUS_CODE_ERROR"}[$__rate_interval])) / sum(rate(traces_spanmetrics_calls_total{${OF_SERVICE}, span_kind="SPAN_KIND_SERVER"}[$__rate_interval]))`,
          legend: 'errors',
        }),
        number({
          title: 'Duration',
          description: 'Within this time 95 of 100 requests are answered.',
          unit: 's',
          expression: `histogram_quantile(0.95, sum by (le) (rate(traces_spanmetrics_latency_bucket{${OF_SERVICE}, span_kind="SPAN_KIND_SERVER"}[$__rate_interval])))`,
          legend: '95 %',
        }),
      ],
    },
    {
      title: 'What it does',
      panels: [
        graph({
          title: 'Requests by operation',
          description: 'How often each operation is run, a second.',
          unit: 'reqps',
          expression: `sum by (span_name, service) (rate(traces_spanmetrics_calls_total{${OF_SERVICE}}[$__rate_interval]))`,
          legend: '{{span_name}}',
          known: ['service'],
        }),
        graph({
          title: 'Errors by operation',
          description: 'How often each operation ends with an error, a second.',
          unit: 'reqps',
          expression: `sum by (span_name, service) (rate(traces_spanmetrics_calls_total{${OF_SERVICE}, status_code="STATUS_CODE_ERROR"}[$__rate_interval]))`,
          legend: '{{span_name}}',
          known: ['service'],
        }),
        graph({
          title: 'Duration by operation',
          description: 'Within this time 95 of 100 are done. A dot leads to the trace of a request it counts.',
          unit: 's',
          expression: `histogram_quantile(0.95, sum by (le, span_name, service) (rate(traces_spanmetrics_latency_bucket{${OF_SERVICE}}[$__rate_interval])))`,
          legend: '{{span_name}}',
          known: ['service'],
        }),
        graph({
          title: 'What it waits for',
          description: 'Within this time 95 of 100 requests to each other service or database are answered.',
          unit: 's',
          expression:
            'histogram_quantile(0.95, sum by (le, server) (rate(traces_service_graph_request_client_seconds_bucket{client="$service"}[$__rate_interval])))',
          legend: '{{server}}',
        }),
      ],
    },
    {
      title: 'Slow requests',
      panels: [
        traces({
          title: `Requests over ${SLOW} s`,
          description:
            'Whole requests that took long and passed through the service. Open one, and look for its longest span.',
          query: `{ resource.service.name = "$service" && trace:duration > ${SLOW}s }`,
        }),
      ],
    },
    {
      title: 'Logs',
      panels: [
        lines({
          title: 'Lines',
          description: 'What the service wrote. A line with a trace id leads to its trace.',
          query: '{service_name="$service"}',
        }),
      ],
    },
  ],
};

/** Who calls whom, and what is slow, in all services. */
export const tracing: Dashboard = {
  uid: 'traces',
  title: 'Traces',
  description: 'The graph of services, and the slow and failed requests of all of them.',
  folder: 'Observability',
  variables: [],
  rows: [
    {
      title: 'Services',
      panels: [
        services({
          title: 'Who calls whom',
          description:
            'Made of the spans of both ends of a call. A node leads to its requests, its traces and its dashboard.',
          query: '',
        }),
      ],
    },
    {
      title: 'Requests',
      panels: [
        graph({
          title: 'Slowest services',
          description: 'Within this time 95 of 100 requests are answered, of the ten slowest.',
          unit: 's',
          expression:
            'topk(10, histogram_quantile(0.95, sum by (le, service) (rate(traces_spanmetrics_latency_bucket{span_kind="SPAN_KIND_SERVER"}[$__rate_interval]))))',
          legend: '{{service}}',
          known: ['service'],
        }),
        graph({
          title: 'Services with errors',
          description: 'Requests a second that end with an error, of the ten with most of them.',
          unit: 'reqps',
          expression:
            'topk(10, sum by (service) (rate(traces_spanmetrics_calls_total{span_kind="SPAN_KIND_SERVER", status_code="STATUS_CODE_ERROR"}[$__rate_interval])))',
          legend: '{{service}}',
          known: ['service'],
        }),
        traces({
          title: `Requests over ${SLOW} s`,
          description: 'Open one, and look for its longest span.',
          query: `{ trace:duration > ${SLOW}s }`,
        }),
        traces({
          title: 'Failed requests',
          description: 'Requests in which some span has an error.',
          query: '{ status = error }',
        }),
      ],
    },
  ],
};
