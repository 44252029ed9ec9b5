import type { Endpoint } from '../../../core/endpoint';
import type { Exporter } from '../block';
import { patience } from './disk';
import { SPAN_TRANSPORT } from './span-transport';

/** Traces to Tempo over OTLP/gRPC. */
export function tempoExporter(traces: Endpoint<'otlp-traces'>, queue: string): Exporter<'traces'> {
  return {
    kind: 'exporter',
    id: 'otlp_grpc/tempo',
    carries: { traces: true },
    config: (host) => ({
      endpoint: host.calls(traces),
      ...SPAN_TRANSPORT,
      ...patience(host, queue),
    }),
  };
}
