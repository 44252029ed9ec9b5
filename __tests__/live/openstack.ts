import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { program, Running, run, until } from './process';

const PORTS = { keystone: 15_000, placement: 18_778 };

export type Service = keyof typeof PORTS;

const SERVICES: readonly Service[] = ['keystone', 'placement'];
const url = (service: Service) => `http://127.0.0.1:${PORTS[service]}`;

const ADMINISTRATOR = {
  auth_url: `${url('keystone')}/v3`,
  username: 'admin',
  password: 'a-password-of-the-live-tests',
  project_name: 'admin',
  user_domain_id: 'default',
  project_domain_id: 'default',
};

/** How the services are started. */
export interface Setup {
  /** What is in the file of each service besides what it needs. */
  readonly settings?: string;
  /** What is before the command. */
  readonly agent?: readonly string[];
  /** Variables of a service. */
  readonly env?: (service: Service) => NodeJS.ProcessEnv;
  /** Processes of each service, 2 by default. */
  readonly workers?: number;
  /** Options of uWSGI besides those of the charts of OpenStack-Helm. */
  readonly uwsgi?: string;
  /** The module that a service is started by, if not its own. */
  readonly modules?: Readonly<Partial<Record<Service, string>>>;
}

/** How OpenStack-Helm has uWSGI. */
const UWSGI = [
  'add-header = Connection: close',
  'die-on-term = true',
  'enable-threads = true',
  'lazy-apps = true',
  'master = true',
  'need-app = true',
  'no-orphans = true',
  'thunder-lock = true',
];

/** How OpenStack-Helm has the log of a service: its own lines, and of others what is wrong. */
const LOGGING = `
[loggers]
keys = root, placement
[handlers]
keys = stdout
[formatters]
keys = context
[logger_root]
level = WARNING
handlers = stdout
[logger_placement]
qualname = placement
level = INFO
handlers =
[handler_stdout]
class = StreamHandler
args = (sys.stdout,)
formatter = context
[formatter_context]
class = oslo_log.formatters.ContextFormatter
datefmt = %Y-%m-%d %H:%M:%S
`;

/**
 * The real Keystone and Placement on loopback, each in uWSGI with two workers, and their client. Placement asks Keystone about
 * each token it is shown, so that a request goes through both.
 */
export class OpenStack {
  private readonly bin = join(dirname(program('openstack')), 'python/bin');
  private running: Running[] = [];

  constructor(private readonly folder: string) {}

  /** Makes databases, keys, the administrator and the catalog. */
  async install(): Promise<void> {
    mkdirSync(join(this.folder, 'keys'), { recursive: true, mode: 0o700 });
    this.configure('');
    const manage = (service: Service, ...args: string[]) =>
      run(`${service}-manage`, [`--config-file=${join(this.folder, `${service}.conf`)}`, ...args], {
        env: this.environment,
      });
    manage('keystone', 'fernet_setup', '--keystone-user=root', '--keystone-group=root');
    manage('keystone', 'db_sync');
    manage('placement', 'db', 'sync');
    manage(
      'keystone',
      'bootstrap',
      `--bootstrap-password=${ADMINISTRATOR.password}`,
      ...['public', 'internal'].map((kind) => `--bootstrap-${kind}-url=${ADMINISTRATOR.auth_url}`),
      '--bootstrap-region-id=here',
    );
    // Placement fills its database when it first starts, which SQLite lets one do at a time.
    await this.start({ workers: 1 });
    await this.client('service', 'create', '--name=placement', 'placement');
    await this.client('endpoint', 'create', '--region=here', 'placement', 'public', url('placement'));
    await this.stop();
  }

  /** Everything that the services have written. */
  get log(): string {
    return this.running.map(({ log }) => log).join('');
  }

  async start({ settings = '', agent = [], env, workers = 2, uwsgi = '', modules = {} }: Setup = {}): Promise<void> {
    this.configure(settings);
    this.running = SERVICES.map((service) => {
      const module = modules[service] ?? `from ${service}.wsgi.api import application\n`;
      const options = [
        `http-socket = 127.0.0.1:${PORTS[service]}`,
        `wsgi-file = ${this.file(`${service}.py`, module)}`,
        `processes = ${workers}`,
        ...UWSGI,
      ];
      const ini = this.file(`${service}.ini`, `[uwsgi]\n${options.join('\n')}\n${uwsgi}`);
      const [command = '', ...args] = [...agent, 'uwsgi', '--ini', ini];
      return new Running(service, command, args, { env: { ...this.environment, ...env?.(service) } });
    });
    for (const service of SERVICES)
      await until(service, async () => {
        for (const one of this.running) one.assertAlive();
        // A worker that cannot start leaves its caller waiting.
        return (await fetch(url(service), { signal: AbortSignal.timeout(5000) })).status < 500 || undefined;
      });
  }

  /** Runs a command of the client as the administrator, and returns all it says. */
  async client(...args: string[]): Promise<string> {
    const account = Object.entries(ADMINISTRATOR).map(([name, value]) => [`OS_${name.toUpperCase()}`, value]);
    const env = { ...this.environment, ...Object.fromEntries(account) };
    // Beside this process, which reads meanwhile what the services write.
    const one = new Running('openstack', 'openstack', args, { env });
    if ((await one.end()) !== 0) throw new Error(`openstack ${args.join(' ')} failed:\n${one.log}`);
    return one.log;
  }

  /** Asks Placement for the providers of a name with a token, and returns the status. */
  async ask(token: string, name: string): Promise<number> {
    const headers = { 'x-auth-token': token, 'openstack-api-version': 'placement latest' };
    return (await fetch(`${url('placement')}/resource_providers?name=${name}`, { headers })).status;
  }

  /** Ends the services as a kubelet does, or at once with SIGKILL. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    for (const one of this.running) await one.stop(signal);
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      PATH: `${this.bin}:${process.env.PATH}`,
      OS_KEYSTONE_CONFIG_DIR: this.folder,
      OS_PLACEMENT_CONFIG_DIR: this.folder,
    };
  }

  private file(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  private configure(settings: string): void {
    const section = (name: string, values: Readonly<Record<string, string>>) =>
      `[${name}]\n${Object.entries(values)
        .map(([key, value]) => `${key} = ${value}\n`)
        .join('')}`;
    const common = [section('DEFAULT', { log_config_append: this.file('logging.conf', LOGGING) }), settings];
    const keys = ['fernet_tokens', 'fernet_receipts', 'credential'].map((name) =>
      section(name, { key_repository: join(this.folder, 'keys') }),
    );
    const database = (service: Service) => `sqlite:///${join(this.folder, service)}.db`;
    this.file(
      'keystone.conf',
      [...common, ...keys, section('database', { connection: database('keystone') })].join('\n'),
    );
    this.file(
      'placement.conf',
      [
        ...common,
        section('placement_database', { connection: database('placement') }),
        section('keystone_authtoken', { auth_type: 'password', ...ADMINISTRATOR }),
      ].join('\n'),
    );
  }
}
