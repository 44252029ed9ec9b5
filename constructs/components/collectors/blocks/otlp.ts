import type { Endpoint } from '../../../core/endpoint';
import type { Receiver, Signal } from '../block';

/** What applications send with an OpenTelemetry SDK. */
export function otlpReceiver(grpc: Endpoint<'otlp-grpc'>, http: Endpoint<'otlp-http'>): Receiver<Signal> {
  return {
    kind: 'receiver',
    id: 'otlp',
    carries: { logs: true, metrics: true, traces: true },
    config: () => ({
      protocols: {
        grpc: { endpoint: `0.0.0.0:${grpc.port.number}` },
        http: { endpoint: `0.0.0.0:${http.port.number}` },
      },
    }),
  };
}
