import type { AlertGroup } from '../../watch/alert';

/** Always fires: whoever receives it learns, when it stops, that alerting itself is broken. */
export const watchdog: AlertGroup = {
  name: 'watchdog',
  alerts: [
    {
      name: 'Watchdog',
      severity: 'none',
      expression: 'vector(1)',
      summary: 'Alerting works: this alert always fires',
      runbook: {
        meaning: 'Prometheus evaluates rules and reaches Alertmanager.',
        impact: 'None while it fires. When it stops, no alert reaches anybody.',
        firstSteps:
          'Route it to a service that calls somebody when it stops. If it stopped, look at Prometheus and Alertmanager first.',
      },
    },
  ],
};
