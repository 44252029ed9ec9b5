import type { Watched } from '../../../core/watched';
import { graph } from '../../../watch/dashboard';
import { counter, gauge, level } from '../receiver-metric';
import type { ServerKind } from './server-kind';

const threads = level('memcached.threads', '{threads}');

/** memcached. What the receiver does not count is derived from what it does, in `alerts.ts`. */
export const memcached: ServerKind<Watched<'memcached'>> = {
  job: 'memcached',
  title: 'memcached',
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
  panels: (asked) => [
    graph({
      title: 'Hits',
      description: 'Share of what was asked for that was there.',
      unit: 'percentunit',
      expression: 'memcached:hit_ratio:rate5m',
      legend: '{{instance}} {{operation}}',
    }),
    graph({
      title: 'Commands',
      description: 'What clients ask, a second.',
      unit: 'ops',
      expression: 'memcached:commands:rate5m',
      legend: '{{instance}}',
    }),
    graph({
      title: 'Evictions',
      description: 'Items a second that had to go for newer ones: the cache is too small.',
      unit: 'ops',
      expression: 'memcached:evictions:rate5m',
      legend: '{{instance}}',
    }),
    graph({
      title: 'Connections',
      description: 'Clients that are connected.',
      unit: 'short',
      expression: `${asked('memcached.connections.current')}`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Memory',
      description: 'What the items take.',
      unit: 'bytes',
      expression: `${asked('memcached.bytes')}`,
      legend: '{{instance}}',
    }),
  ],
  unwanted: ['memcached.operation_hit_ratio'],
  labels: [],
  receiver: (host, server) => ({ endpoint: host.calls(server), transport: 'tcp' }),
};
