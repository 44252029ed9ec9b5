import type { Endpoint } from '../../../core/endpoint';
import type { Receiver } from '../block';
import { type Access, entrance } from './entrance';

/** Spans of applications with a Zipkin client, JSON or protobuf. */
export function zipkinReceiver(endpoint: Endpoint<'zipkin'>, access: Access): Receiver<'traces'> {
  return {
    kind: 'receiver',
    id: 'zipkin',
    carries: { traces: true },
    config: (host) => entrance(host, access).http(endpoint),
  };
}
