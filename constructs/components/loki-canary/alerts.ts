import type { AlertGroup } from '../../watch/alert';
import { canarySignals } from './signals';

/** Lines that were printed and cannot be found. */
export const canaryAlerts: AlertGroup = {
  name: 'logs-end-to-end',
  alerts: [
    {
      name: 'LogLinesAreLost',
      severity: 'critical',
      expression: `increase(${canarySignals.loki_canary_missing_entries_total}[30m]) > 0`,
      summary: 'Lines that were printed ten minutes ago are not in Loki',
      runbook: {
        meaning:
          'The canary prints a line every five seconds, which goes through the collector of its node to Loki. Of some, Loki knows nothing ten minutes later.',
        impact: 'Lines of other containers may be missing too, for now or for good.',
        firstSteps:
          "See whether other logs of the canary's node arrive: then it is that node's daemon collector. If none arrive, look at Loki. kubectl logs -n monitoring deployment/loki-canary names each missing line.",
      },
    },
  ],
};
