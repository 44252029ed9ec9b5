import type { Cluster } from './cluster';
import { documented, type MariaDb, type PostgreSql, type RabbitMq } from './servers';

/** Characters that shells, YAML, URLs and lines of settings read as something else. */
export const PASSWORD = 'p w$1#:@/"%é{x}';

/** Name of the account in each Secret that the deployment collector expects. */
const ACCOUNTS = {
  'mariadb-monitoring': 'monitoring',
  'postgres-monitoring': 'postgres-monitoring-user',
  'rabbitmq-monitoring-user': 'monitoring',
};

/** Makes the Secrets with the accounts that the deployment collector asks servers by. */
export function storeAccounts(cluster: Cluster): void {
  const secrets = Object.entries(ACCOUNTS).map(([name, username]) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'monitoring' },
    stringData: { username, password: PASSWORD },
  }));
  cluster.apply(...secrets);
}

/** Makes the accounts at the servers that run, by the commands of the documentation. */
export function makeAccounts(mariadb: MariaDb, postgresql: PostgreSql, rabbitmq: RabbitMq): void {
  mariadb.sql(documented('sql', 'MariaDB', PASSWORD));
  postgresql.sql(documented('sql', 'PostgreSQL', PASSWORD));
  rabbitmq.shell(documented('bash', 'RabbitMQ', PASSWORD));
}
