import type { Environment } from '../../config/schema';
import type { SurroundingsOf } from '../../watch/alert';
import { alertToLogs, STACK_DASHBOARD } from '../../watch/links';
import { exploreUrl } from './explore';
import { PORT } from './settings';

/** Address that users know Grafana by, without a slash at its end. */
export function grafanaAddress({ url }: Environment['grafana'], namespace: string): string {
  return (url ?? `http://grafana.${namespace}.svc:${PORT}`).replace(/\/+$/, '');
}

/** From the alerts of a component to its dashboard, and to the logs of the last hour. */
export function surroundingsIn(address: string, namespace: string): SurroundingsOf {
  return (component, dashboard = STACK_DASHBOARD) => ({
    dashboard: `${address}/d/${dashboard}`,
    logs: `${address}${exploreUrl(alertToLogs(component, namespace), { from: 'now-1h', to: 'now' })}`,
  });
}
