import type { Environment } from '../../config/schema';
import type { SurroundingsOf } from '../../watch/alert';
import { alertToLogs } from '../../watch/links';
import { exploreUrl } from './explore';
import { PORT } from './settings';

/** Address that users know Grafana by, without a slash at its end. */
export function grafanaAddress({ url }: Environment['grafana'], namespace: string): string {
  return (url ?? `http://grafana.${namespace}.svc:${PORT}`).replace(/\/+$/, '');
}

/** The dashboard for what has none of its own. */
const OVERVIEW = 'stack';

/** From the alerts of a component to its dashboard, and to the logs of the last hour. */
export function surroundingsIn(address: string, namespace: string): SurroundingsOf {
  return (component, dashboard = OVERVIEW) => ({
    dashboard: `${address}/d/${dashboard}`,
    logs: `${address}${exploreUrl(alertToLogs(component, namespace), { from: 'now-1h', to: 'now' })}`,
  });
}
