import type { Alert } from '../../watch/alert';
import { UIDS } from './data-sources';
import { exploreUrl } from './explore';
import type { AlertingFile, ManagedRule } from './provisioning';

/** An alert that Grafana itself evaluates, and where whoever is called looks. */
export interface ManagedAlert {
  /** Fixed: what is known of the rule hangs on it. */
  readonly uid: string;
  readonly alert: Alert;
  /** Uid of the dashboard, and LogQL for the lines, that whoever is called looks at. */
  readonly dashboard: string;
  readonly lines: string;
}

/** Seconds of the past that a rule may look at; its query says how much of them it does. */
const REACH = 600;

/** Grafana's provisioning file for its own alerts: they go where those of Prometheus and Loki go, and nowhere else. */
export function alerting(
  alerts: readonly ManagedAlert[],
  alertmanagers: readonly string[],
  address: string,
): AlertingFile {
  const receiver = 'Alertmanager';
  return {
    apiVersion: 1,
    groups:
      alerts.length === 0
        ? []
        : [
            {
              orgId: 1,
              name: 'logs',
              folder: 'Alerts',
              interval: '1m',
              rules: alerts.map((one) => rule(one, address)),
            },
          ],
    contactPoints: [
      {
        orgId: 1,
        name: receiver,
        receivers: [
          {
            uid: 'alertmanager',
            type: 'prometheus-alertmanager',
            settings: { url: alertmanagers.join(',') },
            disableResolveMessage: false,
          },
        ],
      },
    ],
    // Grouped, silenced and repeated is there; here everything is handed on soon.
    policies: [
      {
        orgId: 1,
        receiver,
        group_by: ['...'],
        group_wait: '5s',
        group_interval: '1m',
        repeat_interval: '5m',
      },
    ],
  };
}

function rule({ uid, alert, dashboard, lines }: ManagedAlert, address: string): ManagedRule {
  const { meaning, impact, firstSteps } = alert.runbook;
  return {
    uid,
    title: alert.name,
    condition: 'A',
    data: [
      {
        refId: 'A',
        datasourceUid: UIDS.logs,
        queryType: 'instant',
        relativeTimeRange: { from: REACH, to: 0 },
        model: { refId: 'A', expr: alert.expression, queryType: 'instant', instant: true, editorMode: 'code' },
      },
    ],
    // The query returns something when, and only when, the alert holds.
    noDataState: 'OK',
    execErrState: 'Error',
    for: alert.for ?? '0s',
    labels: { severity: alert.severity },
    annotations: {
      summary: alert.summary,
      meaning,
      impact,
      first_steps: firstSteps,
      dashboard: `${address}/d/${dashboard}`,
      logs: `${address}${exploreUrl(lines, { from: 'now-1h', to: 'now' })}`,
    },
    isPaused: false,
  };
}
