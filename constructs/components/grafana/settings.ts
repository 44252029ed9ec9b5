import { merge } from '../../config/merge';
import type { Settings } from '../../config/schema';

/** A section of grafana.ini: setting to value. */
type Section = Readonly<Record<string, string | number | boolean>>;

export const PORT = 3000;

/** Where Grafana may write; nothing in it has to outlive the pod. */
export const DATA = '/var/lib/grafana';

interface Given {
  /** The administrator's name and password, as Grafana reads them from its environment. */
  readonly adminUser: string;
  readonly adminPassword: string;
  readonly settings: Settings;
}

/** Sections of grafana.ini. */
export function grafanaSettings({ adminUser, adminPassword, settings }: Given): Readonly<Record<string, Section>> {
  return merge<Readonly<Record<string, Section>>>(
    {
      server: { http_port: PORT },
      security: {
        admin_user: adminUser,
        admin_password: adminPassword,
        disable_gravatar: true,
        cookie_samesite: 'strict',
      },
      users: { allow_sign_up: false },
      'auth.anonymous': { enabled: false },
      analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
      news: { news_feed_enabled: false },
      // Nothing is fetched when it starts: what runs is what was reviewed.
      plugins: { preinstall_disabled: true, plugin_admin_enabled: false },
      log: { mode: 'console' },
      'log.console': { format: 'json' },
      metrics: { enabled: true },
    },
    settings,
  );
}

/** Sections as the text of grafana.ini. */
export function toIni(sections: Readonly<Record<string, Section>>): string {
  const text = Object.entries(sections)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, section]) => {
      const lines = Object.entries(section)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key} = ${value}`);
      return [`[${name}]`, ...lines, ''].join('\n');
    });
  return text.join('\n');
}
