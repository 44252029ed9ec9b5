import { merge } from '../../config/merge';
import type { Environment, Settings } from '../../config/schema';

/** A section of grafana.ini: setting to value. */
type Section = Readonly<Record<string, string | number | boolean>>;
type Sections = Readonly<Record<string, Section>>;

export const PORT = 3000;

/** Where replicas tell each other about the alerts they have sent. */
export const GOSSIP_PORT = 9094;

/** Where Grafana may write; nothing in it has to outlive the pod. */
export const DATA = '/var/lib/grafana';

type Options = Environment['grafana'];
type Login = NonNullable<Options['login']>;
type Database = NonNullable<Options['database']>;

/** A value that Grafana reads from an environment variable. */
export type Hidden = `$__env{${string}}`;

interface Given {
  /** The administrator's name and password. */
  readonly adminUser: Hidden;
  readonly adminPassword: Hidden;
  /** Address users know it by. */
  readonly url: string;
  readonly login: (Login & { readonly id: Hidden; readonly secret: Hidden }) | undefined;
  readonly database:
    | (Database & {
        readonly port: number;
        readonly user: Hidden;
        readonly password: Hidden;
        readonly encryption: Hidden | undefined;
      })
    | undefined;
  readonly plugins: Options['plugins'];
  /** Addresses of all replicas; empty if there is one. */
  readonly peers: readonly string[];
  readonly settings: Settings;
}

/** Sections of grafana.ini. */
export function grafanaSettings({ adminUser, adminPassword, url, settings, ...given }: Given): Sections {
  const { protocol, hostname } = new URL(url);
  return merge<Sections>(
    {
      server: { http_port: PORT, root_url: url, domain: hostname },
      security: {
        admin_user: adminUser,
        admin_password: adminPassword,
        ...(given.database?.encryption !== undefined && { secret_key: given.database.encryption }),
        disable_gravatar: true,
        // Lax, where a provider sends users back: strict would lose what the login was begun with.
        cookie_samesite: given.login === undefined ? 'strict' : 'lax',
        cookie_secure: protocol === 'https:',
      },
      users: { allow_sign_up: false },
      'auth.anonymous': { enabled: false },
      ...oidc(given.login),
      ...databaseSection(given.database),
      ...highAvailability(given.peers),
      analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
      news: { news_feed_enabled: false },
      plugins: {
        plugin_admin_enabled: false,
        // Nothing is fetched when it starts but what is named with its version: what runs is what was reviewed. The data
        // sources are plugins of the image; an update of them would fail on the read-only root, and take them away.
        preinstall_auto_update: false,
        ...(given.plugins.length === 0
          ? { preinstall_disabled: true }
          : { preinstall_sync: given.plugins.map(pinned).join(','), disable_plugins: DOWNLOADED.join(',') }),
      },
      log: { mode: 'console' },
      'log.console': { format: 'json' },
      metrics: { enabled: true },
    },
    settings,
  );
}

/** What Grafana downloads in its newest version unless it is told not to. */
const DOWNLOADED = [
  'grafana-exploretraces-app',
  'grafana-lokiexplore-app',
  'grafana-metricsdrilldown-app',
  'grafana-pyroscope-app',
];

function pinned({ id, version }: Options['plugins'][number]): string {
  return `${id}@${version}`;
}

/** Login at any provider of OpenID Connect. Who it knows may come in; what they may do is its word too. */
function oidc(login: Given['login']): Sections {
  if (login === undefined) return {};
  return {
    'auth.generic_oauth': {
      enabled: true,
      name: login.name,
      client_id: login.id,
      client_secret: login.secret,
      scopes: login.scopes,
      auth_url: login.authorizeUrl,
      token_url: login.tokenUrl,
      api_url: login.userInfoUrl ?? '',
      role_attribute_path: login.role,
      role_attribute_strict: true,
      allow_sign_up: true,
      use_pkce: true,
      use_refresh_token: true,
    },
  };
}

/** What Grafana calls the ways to encrypt, which are named after the drivers. */
const TLS = {
  mysql: { off: 'false', on: 'skip-verify', verified: 'true' },
  postgres: { off: 'disable', on: 'require', verified: 'verify-full' },
} as const;

function databaseSection(database: Given['database']): Sections {
  if (database === undefined) return {};
  const { type, host, port, name, user, password, tls } = database;
  return { database: { type, host: `${host}:${port}`, name, user, password, ssl_mode: TLS[type][tls] } };
}

/** Replicas agree over a mesh of their own, so that an alert is sent once. */
function highAvailability(peers: readonly string[]): Sections {
  if (peers.length === 0) return {};
  return {
    unified_alerting: {
      enabled: true,
      ha_listen_address: `0.0.0.0:${GOSSIP_PORT}`,
      ha_advertise_address: `$__env{POD_IP}:${GOSSIP_PORT}`,
      ha_peers: peers.join(','),
    },
  };
}

/** Sections as the text of grafana.ini. */
export function toIni(sections: Sections): string {
  const text = Object.entries(sections)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, section]) => {
      const lines = Object.entries(section)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key} = ${quoted(value)}`);
      return [`[${name}]`, ...lines, ''].join('\n');
    });
  return text.join('\n');
}

/** In quotes where the file format would end the value early. */
function quoted(value: string | number | boolean): string {
  const text = String(value);
  return /[#;`"]/.test(text) ? (text.includes('`') ? `"""${text}"""` : `\`${text}\``) : text;
}
