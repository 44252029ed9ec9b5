import type { Endpoint } from '../../../core/endpoint';
import type { Exporter } from '../block';
import { patience } from './disk';
import { SPAN_TRANSPORT } from './span-transport';

/**
 * Traces to the gateways, every span of a trace to the same one. The queue before that choice is on disk and tries without
 * end, so what a gateway that is gone did not take goes to those that are there.
 */
export function gatewaysExporter(traces: Endpoint<'otlp-traces-by-id'>, queue: string): Exporter<'traces'> {
  return {
    kind: 'exporter',
    id: 'loadbalancing/gateways',
    carries: { traces: true },
    config: (host) => {
      const [hostname = '', port = ''] = host.calls(traces).split(':');
      return {
        routing_key: 'traceID',
        // By name rather than from the API server, which would take a right to watch.
        resolver: { dns: { hostname, port, interval: '5s', timeout: '2s' } },
        protocol: {
          otlp: {
            timeout: '10s',
            ...SPAN_TRANSPORT,
            sending_queue: { enabled: false },
            retry_on_failure: { enabled: false },
          },
        },
        ...patience(host, queue),
      };
    },
  };
}
