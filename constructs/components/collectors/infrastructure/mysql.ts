import type { WatchedDatabase } from '../../../core/watched';
import { graph } from '../../../watch/dashboard';
import { counter, level } from '../receiver-metric';
import { TLS } from './encryption';
import type { ServerKind } from './server-kind';

const uptime = counter('mysql.uptime', 's');

/** MariaDB and MySQL. Of a replica, also how far it is behind. */
export const mysql: ServerKind<WatchedDatabase<'mysql'>> = {
  job: 'mysql',
  title: 'MariaDB',
  proof: uptime,
  metrics: [
    uptime,
    level('mysql.buffer_pool.data_pages', '1', 'status'),
    level('mysql.buffer_pool.limit', 'By'),
    counter('mysql.buffer_pool.operations', '1', 'operation'),
    counter('mysql.buffer_pool.page_flushes', '1'),
    level('mysql.buffer_pool.pages', '1', 'kind'),
    level('mysql.buffer_pool.usage', 'By', 'status'),
    counter('mysql.client.network.io', 'By', 'kind'),
    counter('mysql.commands', '1', 'command'),
    counter('mysql.connection.count', '1'),
    counter('mysql.connection.errors', '1', 'error'),
    counter('mysql.double_writes', '1', 'kind'),
    counter('mysql.handlers', '1', 'kind'),
    counter('mysql.joins', '1', 'kind'),
    counter('mysql.locks', '1', 'kind'),
    counter('mysql.log_operations', '1', 'operation'),
    level('mysql.max_used_connections', '1'),
    counter('mysql.opened_resources', '1', 'kind'),
    counter('mysql.operations', '1', 'operation'),
    counter('mysql.page_operations', '1', 'operation'),
    level('mysql.page_size', 'By'),
    counter('mysql.prepared_statements', '1', 'command'),
    counter('mysql.query.client.count', '1'),
    counter('mysql.query.count', '1'),
    counter('mysql.query.slow.count', '1'),
    level('mysql.replica.sql_delay', 's'),
    level('mysql.replica.time_behind_source', 's'),
    counter('mysql.row_locks', '1', 'kind'),
    counter('mysql.sorts', '1', 'kind'),
    counter('mysql.table_open_cache', '1', 'status'),
    level('mysql.threads', '1', 'kind'),
    counter('mysql.tmp_resources', '1', 'resource'),
  ],
  panels: (asked) => [
    graph({
      title: 'Connections',
      description: "Clients that are connected. At the server's limit nobody else gets in.",
      unit: 'short',
      expression: `${asked('mysql.threads', { kind: '="connected"' })}`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Queries',
      description: 'What clients ask, a second.',
      unit: 'ops',
      expression: `sum by (instance) (rate(${asked('mysql.query.client.count')}[$__rate_interval]))`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Slow queries',
      description: "Queries a second that took longer than the server's long_query_time.",
      unit: 'ops',
      expression: `sum by (instance) (rate(${asked('mysql.query.slow.count')}[$__rate_interval]))`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Behind the source',
      description: 'How far a replica is behind. What is read from it is that old.',
      unit: 's',
      expression: `${asked('mysql.replica.time_behind_source')}`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Waiting for locks',
      description: 'Row locks a second that had to be waited for.',
      unit: 'ops',
      expression: `sum by (instance) (rate(${asked('mysql.row_locks', { kind: '="waits"' })}[$__rate_interval]))`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Buffer pool',
      description: 'Share of the memory for pages that holds some.',
      unit: 'percentunit',
      expression: `sum by (instance) (${asked('mysql.buffer_pool.usage')}) / sum by (instance) (${asked('mysql.buffer_pool.limit')})`,
      legend: '{{instance}}',
    }),
  ],
  unwanted: [
    // Several series for each of the thousands of tables and indexes of a cloud.
    'mysql.index.io.wait.count',
    'mysql.index.io.wait.time',
    'mysql.table.io.wait.count',
    'mysql.table.io.wait.time',
    // Only MySQL has them: its X protocol, and InnoDB's count of what the handlers of `mysql.handlers` do.
    'mysql.mysqlx_connections',
    'mysql.row_operations',
  ],
  labels: [],
  receiver: (host, server, { account, tls }) => ({
    endpoint: host.calls(server),
    username: `\${env:${host.needs(account.username)}}`,
    password: `\${env:${host.needs(account.password)}}`,
    tls: TLS[tls],
  }),
};
