import { type Dashboard, graph, lines, number, services, traces, valuesOf } from '../../watch/dashboard';
import { SERVICE_DASHBOARD } from '../../watch/links';
import { FAILED, SERVED, spanSignals } from './span-signals';

const {
  traces_spanmetrics_calls_total: calls,
  traces_spanmetrics_latency: latency,
  traces_service_graph_request_client_seconds: waited,
} = spanSignals;

/** Seconds from which on a request counts as slow. */
const SLOW = 5;

const OF_SERVICE = { service: '="$service"' };

/** A service as its spans tell of it, with its logs. Where a node of the graph of services leads. */
export const service: Dashboard = {
  uid: SERVICE_DASHBOARD,
  title: 'Service',
  description: 'Requests, errors and durations of one service, made of its spans, and what it wrote.',
  folder: 'Observability',
  variables: [valuesOf(calls, 'service', { name: 'service', title: 'Service', all: false })],
  rows: [
    {
      title: 'Now',
      panels: [
        number({
          title: 'Requests',
          description: 'What the service is asked, a second.',
          unit: 'reqps',
          expression: `sum(rate(${calls.where({ ...OF_SERVICE, ...SERVED })}[$__rate_interval]))`,
          legend: 'requests',
        }),
        number({
          title: 'Errors',
          description: 'Share of the requests that end with an error.',
          unit: 'percentunit',
          expression: `sum(rate(${calls.where({ ...OF_SERVICE, ...SERVED, ...FAILED })}[$__rate_interval])) / sum(rate(${calls.where({ ...OF_SERVICE, ...SERVED })}[$__rate_interval]))`,
          legend: 'errors',
        }),
        number({
          title: 'Duration',
          description: 'Within this time 95 of 100 requests are answered.',
          unit: 's',
          expression: `histogram_quantile(0.95, sum by (le) (rate(${latency.series('bucket', { ...OF_SERVICE, ...SERVED })}[$__rate_interval])))`,
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
          expression: `sum by (span_name, service) (rate(${calls.where(OF_SERVICE)}[$__rate_interval]))`,
          legend: '{{span_name}}',
          known: ['service'],
        }),
        graph({
          title: 'Errors by operation',
          description: 'How often each operation ends with an error, a second.',
          unit: 'reqps',
          expression: `sum by (span_name, service) (rate(${calls.where({ ...OF_SERVICE, ...FAILED })}[$__rate_interval]))`,
          legend: '{{span_name}}',
          known: ['service'],
        }),
        graph({
          title: 'Duration by operation',
          description: 'Within this time 95 of 100 are done. A dot leads to the trace of a request it counts.',
          unit: 's',
          expression: `histogram_quantile(0.95, sum by (le, span_name, service) (rate(${latency.series('bucket', OF_SERVICE)}[$__rate_interval])))`,
          legend: '{{span_name}}',
          known: ['service'],
        }),
        graph({
          title: 'What it waits for',
          description: 'Within this time 95 of 100 requests to each other service or database are answered.',
          unit: 's',
          expression: `histogram_quantile(0.95, sum by (le, server) (rate(${waited.series('bucket', { client: '="$service"' })}[$__rate_interval])))`,
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
          metrics: Object.values(spanSignals),
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
          expression: `topk(10, histogram_quantile(0.95, sum by (le, service) (rate(${latency.series('bucket', SERVED)}[$__rate_interval]))))`,
          legend: '{{service}}',
          known: ['service'],
        }),
        graph({
          title: 'Services with errors',
          description: 'Requests a second that end with an error, of the ten with most of them.',
          unit: 'reqps',
          expression: `topk(10, sum by (service) (rate(${calls.where({ ...SERVED, ...FAILED })}[$__rate_interval])))`,
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
