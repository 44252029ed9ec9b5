import type { Infrastructure as Watching } from '../../config/infrastructure';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import { locationOf } from '../../core/host';
import type { MonitoringAccount, Watched, WatchedApis, WatchedDatabase, WatchedWithAccount } from '../../core/watched';

/** What the cloud stands on and is watched: its databases, message queues, caches and APIs. Nothing is deployed for it. */
export class Infrastructure extends Component {
  readonly mariadb: WatchedDatabase<'mysql'> | undefined;
  readonly postgresql: WatchedDatabase<'postgresql'> | undefined;
  /** The management API of each server. */
  readonly rabbitmq: WatchedWithAccount<'rabbitmq-api'> | undefined;
  readonly memcached: Watched<'memcached'> | undefined;
  readonly apis: WatchedApis | undefined;

  constructor(site: Site, { mariadb, postgresql, rabbitmq, memcached, apis }: Watching) {
    super(site, 'infrastructure');
    const servers = <Speaks extends string>(speaks: Speaks, addresses: readonly string[]) =>
      addresses.map((address, index) => this.server(speaks, `${speaks}-${index}`, address));

    this.mariadb = mariadb && {
      ...mariadb,
      servers: servers('mysql', mariadb.servers),
      account: account(mariadb.secret, 'MariaDB'),
    };
    this.postgresql = postgresql && {
      ...postgresql,
      servers: servers('postgresql', postgresql.servers),
      account: account(postgresql.secret, 'PostgreSQL'),
    };
    this.rabbitmq = rabbitmq && {
      ...rabbitmq,
      servers: servers('rabbitmq-api', rabbitmq.servers),
      account: account(rabbitmq.secret, 'RabbitMQ'),
    };
    this.memcached = memcached && { ...memcached, servers: servers('memcached', memcached.servers) };
    this.apis = apis && {
      ...apis,
      checks: apis.checks.map((check, index) => ({
        ...check,
        endpoint: this.server('http', `api-${index}`, check.url),
      })),
    };
  }

  /** One server, at `host:port` or a URL. */
  private server<Speaks extends string>(speaks: Speaks, role: string, address: string): Endpoint<Speaks> {
    const { protocol, hostname, port } = new URL(address.includes('://') ? address : `tcp://${address}`);
    const part = this.part({ role, madeBy: 'platform', host: hostname, locations: [locationOf(hostname)] });
    const scheme = protocol === 'https:' ? 'https' : protocol === 'http:' ? 'http' : undefined;
    const number = Number(port || (scheme === 'https' ? 443 : 80));
    return part.serves(speaks, { name: 'server', port: number, ...(scheme === undefined ? {} : { scheme }) });
  }
}

function account(secret: string, program: string): MonitoringAccount {
  return {
    username: { secret, key: 'username', meaning: `name of an account of ${program} that may only look` },
    password: { secret, key: 'password', meaning: 'password of that account' },
  };
}
