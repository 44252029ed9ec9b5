import type { Endpoint } from '../../../core/endpoint';
import type { Exporter } from '../block';
import { patience } from './disk';

/** Traces to Tempo over OTLP/gRPC. */
export function tempoExporter(traces: Endpoint<'otlp-traces'>, queue: string): Exporter<'traces'> {
  return {
    kind: 'exporter',
    id: 'otlp_grpc/tempo',
    carries: { traces: true },
    config: (host) => ({
      endpoint: host.calls(traces),
      // Inside the cluster and behind a network policy at both ends.
      tls: { insecure: true },
      ...patience(host, queue),
    }),
  };
}
