import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import type { Cluster } from './cluster';
import { program, Running, run, until } from './process';

/*
 * Real databases, queues and caches in pods of a cluster: Debian's programs, each with a network, an address and an
 * unprivileged user of its own.
 */

/** Folder of the programs of the newest PostgreSQL there is. */
const POSTGRESQL = `/usr/lib/postgresql/${existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort().at(-1) : ''}/bin`;
const RABBITMQ = '/usr/lib/rabbitmq/bin';

/** Commands of a language in a page of the documentation, with a password in its place. */
export function documented(language: string, heading: string, password: string): string {
  const page = readFileSync(join(__dirname, '../../docs/monitoring-accounts.md'), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const [, commands] = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(section) ?? [];
  if (commands === undefined) throw new Error(`the page has no ${language} under ${heading}`);
  return commands.replaceAll('the-password', password);
}

/** A program in a pod of its own. */
abstract class Server {
  readonly address: string;
  protected readonly folder: string;
  private readonly namespace: string;
  private program: Running | undefined;

  constructor(
    cluster: Cluster,
    readonly name: string,
    names: readonly string[],
    user: string,
  ) {
    ({ address: this.address, namespace: this.namespace } = cluster.connect(name, names));
    chmodSync(cluster.folder, 0o755);
    this.folder = join(cluster.folder, name);
    mkdirSync(this.folder, { recursive: true });
    const [, , uid = '0', gid = '0'] = run('getent', ['passwd', user]).split(':');
    chownSync(this.folder, Number(uid), Number(gid));
    this.ids = [uid, gid];
  }

  private readonly ids: readonly [string, string];

  /** What its user may do beyond others, as options of `setpriv`. */
  protected get rights(): readonly string[] {
    return [];
  }

  protected get log(): string {
    return this.program?.log ?? '';
  }

  /** A command in the pod, as the program's user. */
  private inside(command: readonly string[]): string[] {
    const [uid, gid] = this.ids;
    const user = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...this.rights];
    return ['netns', 'exec', this.namespace, ...user, 'env', '-C', this.folder, ...command];
  }

  protected runs(...command: string[]): void {
    this.program = new Running(this.name, 'ip', this.inside(command));
  }

  /** Runs a command in the pod to its end. */
  protected does(command: readonly string[], input = ''): string {
    return run('ip', this.inside(command), { input });
  }

  /** Runs commands of a shell in the pod and returns what they print. */
  shell(commands: string): string {
    return this.does(['sh', '-euc', commands]);
  }

  protected file(name: string, content: string, mode = 0o640): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    chownSync(path, Number(this.ids[0]), Number(this.ids[1]));
    chmodSync(path, mode);
    return path;
  }

  protected async answers<Answer>(ask: () => Promise<Answer | undefined> | Answer | undefined): Promise<Answer> {
    return until(this.name, () => {
      if (this.program?.alive === false) throw new Error(`${this.name} has ended: ${this.log.slice(-2000)}`);
      return ask();
    });
  }

  /** Ends everything in the pod at once. */
  async stop(): Promise<void> {
    const all = run('ip', ['netns', 'pids', this.namespace]).split('\n').filter(Boolean);
    // Some end by themselves once another has.
    spawnSync('kill', ['-KILL', ...all]);
    await this.program?.end();
  }
}

export class MariaDb extends Server {
  private readonly data = join(this.folder, 'data');

  constructor(cluster: Cluster, name: string, names: readonly string[], ordinal: number) {
    super(cluster, name, names, 'mysql');
    const folder = `--datadir=${this.data}`;
    this.does([
      'mariadb-install-db',
      '--no-defaults',
      folder,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ]);
    this.runs(
      'mariadbd',
      '--no-defaults',
      `--datadir=${this.data}`,
      `--socket=${this.folder}/socket`,
      '--port=3306',
      '--bind-address=0.0.0.0',
      `--server-id=${ordinal + 1}`,
      '--log-bin=log',
      '--innodb-buffer-pool-size=16M',
    );
  }

  /** Runs SQL as root and returns what it prints. */
  sql(statements: string): string {
    return this.does(['mariadb', '--no-defaults', '-N', '-uroot', `-S${this.folder}/socket`], statements);
  }

  async ready(): Promise<void> {
    await this.answers(() => this.sql('SELECT 1') || undefined);
  }

  follows(primary: MariaDb): void {
    this.sql(`CHANGE MASTER TO MASTER_HOST='${primary.address}', MASTER_USER='replica', MASTER_PASSWORD='replica', MASTER_USE_GTID=slave_pos;
      START SLAVE`);
  }
}

export class PostgreSql extends Server {
  private readonly data = join(this.folder, 'data');

  constructor(cluster: Cluster, name: string, names: readonly string[], primary?: PostgreSql) {
    super(cluster, name, names, 'postgres');
    if (primary === undefined) {
      this.does([`${POSTGRESQL}/initdb`, '-D', this.data, '--no-sync', '-A', 'trust']);
      const access = [
        'local all all trust',
        'host replication all 0.0.0.0/0 trust',
        // As the image of the Zalando operator has it.
        'hostssl all all 0.0.0.0/0 scram-sha-256',
        'hostnossl all all 0.0.0.0/0 reject',
      ];
      this.file('data/pg_hba.conf', `${access.join('\n')}\n`);
      const certificate = [
        '-subj',
        '/CN=postgres',
        '-keyout',
        `${this.data}/server.key`,
        '-out',
        `${this.data}/server.crt`,
      ];
      this.does(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...certificate]);
    } else {
      this.does([
        `${POSTGRESQL}/pg_basebackup`,
        '-h',
        primary.address,
        '-U',
        'postgres',
        '-D',
        this.data,
        '-R',
        '-c',
        'fast',
      ]);
      this.does(['chmod', '-R', 'go=', this.data]);
    }
    const settings = {
      listen_addresses: '0.0.0.0',
      unix_socket_directories: this.folder,
      ssl: 'on',
      fsync: 'off',
      shared_buffers: '16MB',
      track_functions: 'all',
      archive_mode: 'on',
      archive_command: 'true',
      // How far a replica is behind is told only while it is.
      ...(primary === undefined ? {} : { recovery_min_apply_delay: '1s' }),
    };
    this.runs(
      `${POSTGRESQL}/postgres`,
      '-D',
      this.data,
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    );
  }

  /** Runs SQL as the superuser and returns what it prints. */
  sql(statements: string, database = 'postgres'): string {
    return this.does(['psql', '-h', this.folder, '-v', 'ON_ERROR_STOP=1', '-qAt', database], statements);
  }

  /** Runs a statement ten times a second until it is stopped. */
  repeats(statement: string, database: string): void {
    this.shell(`echo '${statement} \\watch 0.1' | psql -h ${this.folder} -q ${database} >/dev/null 2>&1 &`);
  }

  async ready(): Promise<void> {
    await this.answers(() => this.sql('SELECT 1') || undefined);
  }
}

/** PostgreSQL as Patroni makes it, with the etcd of the cluster to agree in. */
export class Patroni extends Server {
  constructor(cluster: Cluster, name: string, names: readonly string[]) {
    super(cluster, name, names, 'postgres');
    const account = (username: string) => ({ username, password: username });
    const config = {
      scope: 'postgres-cluster',
      name,
      restapi: { listen: '0.0.0.0:8008', connect_address: `${this.address}:8008` },
      etcd3: { host: `${cluster.apiServer.host}:2379` },
      bootstrap: { dcs: { loop_wait: 1, ttl: 20, retry_timeout: 3 }, initdb: [{ encoding: 'UTF8' }, 'no-sync'] },
      postgresql: {
        listen: '0.0.0.0:5432',
        connect_address: `${this.address}:5432`,
        data_dir: join(this.folder, 'data'),
        bin_dir: POSTGRESQL,
        pgpass: join(this.folder, 'passwords'),
        authentication: { superuser: account('postgres'), replication: account('standby') },
        parameters: { unix_socket_directories: this.folder, fsync: 'off', shared_buffers: '16MB' },
      },
    };
    this.runs(program('patroni'), this.file('patroni.yaml', dump(config)));
  }

  /** Programs that are built may be where only root looks. */
  protected override get rights(): readonly string[] {
    return ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  }

  async ready(): Promise<void> {
    const ask = async () => (await fetch(`http://${this.address}:8008/primary`)).ok || undefined;
    await this.answers(ask);
  }
}

export class RabbitMq extends Server {
  constructor(cluster: Cluster, name: string, names: readonly string[], members: readonly string[]) {
    super(cluster, name, names, 'rabbitmq');
    for (const folder of ['data', 'log']) mkdirSync(join(this.folder, folder));
    run('chown', ['-R', 'rabbitmq:rabbitmq', this.folder]);
    this.file('plugins', '[rabbitmq_management, rabbitmq_prometheus, rabbitmq_stomp].');
    this.file('.erlang.cookie', 'LIVETESTS', 0o400);
    const nodes = members.map(
      (member, index) => `cluster_formation.classic_config.nodes.${index + 1} = rabbit@${member}`,
    );
    this.file(
      'rabbitmq.conf',
      [
        'cluster_formation.peer_discovery_backend = classic_config',
        ...nodes,
        'collect_statistics_interval = 1000',
        'disk_free_limit.absolute = 50MB',
        'loopback_users = none',
      ].join('\n'),
    );
    this.runs(...this.environment, `${RABBITMQ}/rabbitmq-server`);
  }

  private get environment(): string[] {
    return Object.entries({
      HOME: this.folder,
      RABBITMQ_USE_LONGNAME: 'true',
      RABBITMQ_NODENAME: `rabbit@${this.name}.rabbitmq-nodes.openstack`,
      RABBITMQ_MNESIA_BASE: `${this.folder}/data`,
      RABBITMQ_LOG_BASE: `${this.folder}/log`,
      RABBITMQ_LOGS: '-',
      RABBITMQ_ENABLED_PLUGINS_FILE: `${this.folder}/plugins`,
      RABBITMQ_CONFIG_FILE: `${this.folder}/rabbitmq.conf`,
      RABBITMQ_CONF_ENV_FILE: '/dev/null',
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 1:1 +sbwt none',
    }).map(([key, value]) => `${key}=${value}`);
  }

  /** Runs commands of a shell in which `rabbitmqctl` speaks to this server. */
  override shell(commands: string): string {
    const path = `PATH=${RABBITMQ}:/usr/bin:/bin`;
    return this.does(['env', ...this.environment, path, 'sh', '-euc', commands]);
  }

  /** A queue of the kind that servers replicate by Raft. */
  async replicates(): Promise<void> {
    const { ok, status } = await fetch(`http://${this.address}:15672/api/queues/%2F/replicated`, {
      method: 'PUT',
      headers: { authorization: `Basic ${Buffer.from('guest:guest').toString('base64')}` },
      body: JSON.stringify({ durable: true, arguments: { 'x-queue-type': 'quorum' } }),
    });
    if (!ok) throw new Error(`${this.name} does not make the queue: ${status}`);
  }

  /** Queues, each with messages that were sent out and acknowledged. */
  async works(...queues: string[]): Promise<void> {
    // Open until the server is gone.
    const socket = connect(61_613, this.address).on('error', () => {});
    const frame = (command: string, headers: Readonly<Record<string, string>>, body = '') =>
      socket.write(
        `${[command, ...Object.entries(headers).map(([key, value]) => `${key}:${value}`)].join('\n')}\n\n${body}\0`,
      );
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString();
      // A line may come in two parts.
      for (const [, id = ''] of received.matchAll(/^ack:(.+)\n/gm)) frame('ACK', { id });
      received = received.replace(/^ack:.+\n/gm, '');
    });
    frame('CONNECT', { 'accept-version': '1.2', host: '/', login: 'guest', passcode: 'guest' });
    for (const [id, queue] of queues.entries()) {
      for (const body of ['one', 'two']) frame('SEND', { destination: `/queue/${queue}` }, body);
      frame('SUBSCRIBE', { id: String(id), destination: `/queue/${queue}`, ack: 'client-individual' });
    }
    const messages = 2 * queues.length;
    await until('the messages', () => (received.match(/^MESSAGE$/gm)?.length === messages ? true : undefined));
  }

  async ready(): Promise<void> {
    await this.answers(() => (/Server startup complete/.test(this.log) ? true : undefined));
  }
}

export class Memcached extends Server {
  constructor(cluster: Cluster, name: string, names: readonly string[]) {
    super(cluster, name, names, 'memcache');
    this.runs('memcached', '-l', '0.0.0.0', '-p', '11211', '-m', '16', '-t', '2');
  }
}

/** What may answer at the port of a server that is none. */
const IMPOSTURES = {
  silent: 'socket.resume()',
  nonsense: 'socket.end("\\u0000\\u0001 nothing that anybody speaks\\r\\n")',
  // 100 MiB of one JSON text that does not end.
  huge: `socket.once('data', () => {
    socket.write('HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\n\\r\\n["');
    for (let megabytes = 0; megabytes < 100; megabytes++) socket.write(Buffer.alloc(2 ** 20, 'x'));
  })`,
};

/** Something at the address of a server that accepts connections, and is no such server. */
export class Impostor extends Server {
  constructor(
    cluster: Cluster,
    name: string,
    names: readonly string[],
    port: number,
    imposture: keyof typeof IMPOSTURES,
  ) {
    super(cluster, name, names, 'nobody');
    const handle = `socket.on('error', () => {}); ${IMPOSTURES[imposture]}`;
    const script = `require('node:net').createServer((socket) => { ${handle} }).listen(${port}, '0.0.0.0')`;
    this.runs(process.execPath, '-e', script);
  }
}

/** Whether a program of this machine can be started at all; an absent one is an error. */
export function installed(...commands: string[]): void {
  for (const command of commands) {
    const { status } = spawnSync('sh', ['-c', `command -v ${command}`]);
    if (status !== 0) throw new Error(`${command} is not installed; .ci/run names its package`);
  }
}
