import type { Endpoint } from '../../../core/endpoint';
import type { Receiver } from '../block';

/** Largest request in MiB: a batch of the collectors on the nodes, and what they could not split. */
const REQUEST_MIB = 16;

/** Traces from the collectors on the nodes. */
export function gatewayReceiver(traces: Endpoint<'otlp-traces-by-id'>): Receiver<'traces'> {
  return {
    kind: 'receiver',
    id: 'otlp',
    carries: { traces: true },
    config: () => ({
      protocols: { grpc: { endpoint: `0.0.0.0:${traces.port.number}`, max_recv_msg_size_mib: REQUEST_MIB } },
    }),
  };
}
