import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

const documented = 'https://fluxcd.io/flux/monitoring/metrics/';

/** Flux: whether what is in Git is in the cluster. */
export const flux: Integration = {
  name: 'flux',
  what: 'Flux',
  namespace: 'flux-system',
  targets: [
    {
      by: 'pods',
      labels: { 'app.kubernetes.io/part-of': 'flux' },
      port: 8080,
      honorLabels: true,
      signals: signals(
        { job: 'flux', transport: 'others', known: { documented } },
        {
          controller_runtime_reconcile_errors_total: counter('controller'),
          controller_runtime_reconcile_time_seconds: histogram('controller'),
          controller_runtime_reconcile_total: counter('controller', 'result'),
          gotk_cache_events_total: counter('event_type', 'kind', 'name', 'namespace'),
          gotk_reconcile_duration_seconds: histogram('kind', 'name', 'namespace'),
          workqueue_depth: gauge('controller', 'name'),
        },
      ),
    },
  ],
};
