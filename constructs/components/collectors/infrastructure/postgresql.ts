import type { WatchedDatabase } from '../../../core/watched';
import { graph } from '../../../watch/dashboard';
import { counter, gauge, level } from '../receiver-metric';
import { TLS } from './encryption';
import type { ServerKind } from './server-kind';

const DATABASE = 'postgresql_database_name';
const TABLE = [DATABASE, 'postgresql_table_name'];
const INDEX = [...TABLE, 'postgresql_index_name'];

const connectionMax = gauge('postgresql.connection.max', '{connections}');

/** PostgreSQL. A primary also says how far each of its replicas is behind. */
export const postgresql: ServerKind<WatchedDatabase<'postgresql'>> = {
  job: 'postgresql',
  title: 'PostgreSQL',
  proof: connectionMax,
  metrics: [
    connectionMax,
    // Of the server.
    counter('postgresql.bgwriter.buffers.allocated', '{buffers}'),
    counter('postgresql.bgwriter.buffers.writes', '{buffers}', 'source'),
    counter('postgresql.bgwriter.checkpoint.count', '{checkpoints}', 'type'),
    counter('postgresql.bgwriter.duration', 'ms', 'type'),
    counter('postgresql.bgwriter.maxwritten', '1'),
    level('postgresql.database.count', '{databases}'),
    gauge('postgresql.database.locks', '{lock}', 'relation', 'mode', 'lock_type'),
    gauge('postgresql.replication.data_delay', 'By', 'replication_client'),
    gauge('postgresql.wal.age', 's'),
    gauge('postgresql.wal.delay', 's', 'operation', 'replication_client'),
    // Of a database.
    level('postgresql.backends', '1', DATABASE),
    counter('postgresql.blks_hit', '{blks_hit}', DATABASE),
    counter('postgresql.blks_read', '{blks_read}', DATABASE),
    counter('postgresql.commits', '1', DATABASE),
    level('postgresql.db_size', 'By', DATABASE),
    counter('postgresql.deadlocks', '{deadlock}', DATABASE),
    counter('postgresql.function.calls', '{call}', DATABASE, 'function'),
    counter('postgresql.rollbacks', '1', DATABASE),
    level('postgresql.table.count', '{table}', DATABASE),
    counter('postgresql.temp.io', 'By', DATABASE),
    counter('postgresql.temp_files', '{temp_file}', DATABASE),
    counter('postgresql.tup_deleted', '{tup_deleted}', DATABASE),
    counter('postgresql.tup_fetched', '{tup_fetched}', DATABASE),
    counter('postgresql.tup_inserted', '{tup_inserted}', DATABASE),
    counter('postgresql.tup_returned', '{tup_returned}', DATABASE),
    counter('postgresql.tup_updated', '{tup_updated}', DATABASE),
    // Of a table.
    counter('postgresql.blocks_read', '1', ...TABLE, 'source'),
    counter('postgresql.operations', '1', ...TABLE, 'operation'),
    level('postgresql.rows', '1', ...TABLE, 'state'),
    counter('postgresql.sequential_scans', '{sequential_scan}', ...TABLE),
    level('postgresql.table.size', 'By', ...TABLE),
    counter('postgresql.table.vacuum.count', '{vacuum}', ...TABLE),
    // Of an index.
    counter('postgresql.index.scans', '{scans}', ...INDEX),
    gauge('postgresql.index.size', 'By', ...INDEX),
  ],
  panels: (asked) => [
    graph({
      title: 'Connections',
      description: 'Share of the connections there may be. At the limit nobody else gets in.',
      unit: 'percentunit',
      expression: `sum by (instance) (${asked('postgresql.backends')}) / max by (instance) (${asked('postgresql.connection.max')})`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Transactions',
      description: 'Transactions that were committed, a second.',
      unit: 'ops',
      expression: `sum by (instance, postgresql_database_name) (rate(${asked('postgresql.commits')}[$__rate_interval]))`,
      legend: '{{instance}} {{postgresql_database_name}}',
    }),
    graph({
      title: 'Rolled back',
      description: 'Transactions that were taken back, a second.',
      unit: 'ops',
      expression: `sum by (instance, postgresql_database_name) (rate(${asked('postgresql.rollbacks')}[$__rate_interval]))`,
      legend: '{{instance}} {{postgresql_database_name}}',
    }),
    graph({
      title: 'Deadlocks',
      description: 'Transactions that waited for each other, a second. On a healthy database there are none.',
      unit: 'ops',
      expression: `sum by (instance, postgresql_database_name) (rate(${asked('postgresql.deadlocks')}[$__rate_interval]))`,
      legend: '{{instance}} {{postgresql_database_name}}',
    }),
    graph({
      title: 'Size',
      description: 'What each database takes on the disk.',
      unit: 'bytes',
      expression: `sum by (instance, postgresql_database_name) (${asked('postgresql.db_size')})`,
      legend: '{{instance}} {{postgresql_database_name}}',
    }),
    graph({
      title: 'Behind the primary',
      description: 'What each replica has not written yet.',
      unit: 'bytes',
      expression: `max by (replication_client) (${asked('postgresql.replication.data_delay')})`,
      legend: '{{replication_client}}',
    }),
  ],
  // Whole seconds of what `postgresql.wal.delay` says exactly.
  unwanted: ['postgresql.wal.lag'],
  labels: ['postgresql.database.name', 'postgresql.schema.name', 'postgresql.table.name', 'postgresql.index.name'],
  receiver: (host, server, { account, tls }) => ({
    endpoint: host.calls(server),
    // The receiver writes both into a line of settings, in which quotes keep spaces.
    username: `'\${env:${host.needs(account.username)}}'`,
    password: `'\${env:${host.needs(account.password)}}'`,
    tls: TLS[tls],
  }),
};
