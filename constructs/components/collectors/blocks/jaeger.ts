import type { Endpoint } from '../../../core/endpoint';
import type { Receiver } from '../block';
import { type Access, entrance } from './entrance';

/** Spans of applications with a Jaeger client: as agents forward them over gRPC, and as clients send them in Thrift over HTTP. */
export function jaegerReceiver(
  grpc: Endpoint<'jaeger-grpc'>,
  thrift: Endpoint<'jaeger-thrift'>,
  access: Access,
): Receiver<'traces'> {
  return {
    kind: 'receiver',
    id: 'jaeger',
    carries: { traces: true },
    config: (host) => {
      const by = entrance(host, access);
      return { protocols: { grpc: by.grpc(grpc), thrift_http: by.http(thrift) } };
    },
  };
}
