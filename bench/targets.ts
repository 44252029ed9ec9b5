import { createServer } from 'node:https';
import { makeAccounts, storeAccounts } from '../__tests__/live/accounts';
import { announce } from '../__tests__/live/endpoints';
import { Pod } from '../__tests__/live/kubelet';
import { installed, MariaDb, Memcached, PostgreSql, RabbitMq } from '../__tests__/live/servers';
import type { Watched } from '../__tests__/live/watched';
import type { EnvironmentIntent } from '../constructs/config/schema';

/** Targets of each of the five kinds. */
export const EACH = 20;
/** What is in each server. */
export const TABLES = 20;
export const QUEUES = 50;

const API_PORT = 8443;
/** The host name of a queue's server has to begin as its node is named. */
const NODE = 'rabbitmq-server-0.rabbitmq-nodes.openstack';
const inClouds = (name: string) => Array.from({ length: EACH }, (_, cloud) => `${name}.cloud-${cloud}.example.org`);
const one = (name: string) => `${name}.cloud-{0..${EACH - 1}}.example.org`;

/** What an environment says of them. */
export const infrastructure: EnvironmentIntent['infrastructure'] = {
  mariadb: { servers: [`${one('mariadb')}:3306`] },
  postgresql: { servers: [`${one('postgresql')}:5432`] },
  rabbitmq: { servers: [`http://${one(NODE)}:15672`] },
  memcached: { servers: [`${one('memcached')}:11211`] },
  apis: {
    tls: 'unverified',
    checks: Object.fromEntries(
      inClouds('api').map((host, cloud) => [`api-${cloud}`, { url: `https://${host}:${API_PORT}/` }]),
    ),
  },
};

/** Programs that are asked as if they were a hundred. */
export interface Targets {
  /** The pod that asks them. */
  readonly collector: Pod;
  stop(): Promise<void>;
}

/** Starts one real server of each kind, which is known by many names, and the collector that asks all of these. */
export async function startTargets({ cluster }: Watched): Promise<Targets> {
  installed('mariadbd', 'psql', 'memcached', '/usr/lib/rabbitmq/bin/rabbitmq-server', 'openssl');
  cluster.connectToNode(inClouds('api'));
  const apis = createServer(cluster.serving, (_, response) => response.end('{"versions":[]}')).listen(
    API_PORT,
    cluster.apiServer.host,
  );
  const mariadb = new MariaDb(cluster, 'mariadb', inClouds('mariadb'), 0);
  const postgresql = new PostgreSql(cluster, 'postgresql', inClouds('postgresql'));
  const rabbitmq = new RabbitMq(cluster, 'rabbitmq-server-0', [NODE, ...inClouds(NODE)], [NODE]);
  const memcached = new Memcached(cluster, 'memcached', inClouds('memcached'));
  const servers = [mariadb, postgresql, rabbitmq, memcached];
  const stop = async () => {
    for (const server of servers) await server.stop();
    apis.close();
    apis.closeAllConnections();
  };
  try {
    storeAccounts(cluster);
    for (const server of [mariadb, postgresql, rabbitmq]) await server.ready();
    makeAccounts(mariadb, postgresql, rabbitmq);
    // As many connections as an account may have are for one target.
    mariadb.sql("ALTER USER 'monitoring'@'%' WITH MAX_USER_CONNECTIONS 0");
    postgresql.sql('ALTER ROLE "postgres-monitoring-user" CONNECTION LIMIT -1');
    for (let table = 0; table < TABLES; table++) postgresql.sql(`CREATE TABLE items_${table} (id INT PRIMARY KEY)`);
    await rabbitmq.works(...Array.from({ length: QUEUES }, (_, queue) => `queue-${queue}`));
    const collector = Pod.start(cluster, 'Deployment/deployment-collector');
    announce(cluster, collector, 'Deployment/deployment-collector');
    return {
      collector,
      stop: async () => {
        await collector.stop('SIGKILL');
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
