import { type Link, spanToMetrics } from '../../watch/links';
import { FAILED, spanSignals } from './span-signals';

const { traces_spanmetrics_calls_total: calls, traces_spanmetrics_latency: latency } = spanSignals;

/** How the service of a span was. */
export const serviceLinks: readonly Link[] = [
  spanToMetrics(['service'], 'Requests of the service', 'How many a second', (value) => {
    return `sum by (span_name) (rate(${calls.where({ service: `="${value('service')}"` })}[5m]))`;
  }),
  spanToMetrics(['service'], 'Errors of the service', 'How many a second', (value) => {
    return `sum by (span_name) (rate(${calls.where({ service: `="${value('service')}"`, ...FAILED })}[5m]))`;
  }),
  spanToMetrics(['service'], 'Duration of the service', 'Of 95 in 100 requests', (value) => {
    const buckets = latency.series('bucket', { service: `="${value('service')}"` });
    return `histogram_quantile(0.95, sum by (le) (rate(${buckets}[5m])))`;
  }),
];
