import type { Watched } from '../../../core/watched';
import { counter, gauge, level } from '../receiver-metric';
import type { ServerKind } from './server-kind';

const threads = level('memcached.threads', '{threads}');

/** memcached. What the receiver does not count is derived from what it does, in `alerts.ts`. */
export const memcached: ServerKind<Watched<'memcached'>> = {
  job: 'memcached',
  proof: threads,
  metrics: [
    threads,
    gauge('memcached.bytes', 'By'),
    counter('memcached.commands', '{commands}', 'command'),
    level('memcached.connections.current', '{connections}'),
    counter('memcached.connections.total', '{connections}'),
    counter('memcached.cpu.usage', 's', 'state'),
    level('memcached.current_items', '{items}'),
    counter('memcached.evictions', '{evictions}'),
    counter('memcached.network', 'by', 'direction'),
    counter('memcached.operations', '{operations}', 'operation', 'type'),
  ],
  unwanted: ['memcached.operation_hit_ratio'],
  labels: [],
  receiver: (host, server) => ({ endpoint: host.calls(server), transport: 'tcp' }),
};
