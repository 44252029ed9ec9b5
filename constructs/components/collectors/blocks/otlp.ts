import type { Endpoint } from '../../../core/endpoint';
import type { Receiver, Signal } from '../block';
import { type Access, entrance } from './entrance';

/** What applications send with an OpenTelemetry SDK. */
export function otlpReceiver(
  grpc: Endpoint<'otlp-grpc'>,
  http: Endpoint<'otlp-http'>,
  access: Access,
): Receiver<Signal> {
  return {
    kind: 'receiver',
    id: 'otlp',
    carries: { logs: true, metrics: true, traces: true },
    config: (host) => {
      const by = entrance(host, access);
      return { protocols: { grpc: by.grpc(grpc), http: by.http(http) } };
    },
  };
}
