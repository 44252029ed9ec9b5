import type { Integration, Target } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

const documented = 'https://fluxcd.io/flux/monitoring/metrics/';

const object = ['kind', 'name', 'namespace'] as const;

/** A controller of Flux; they all tell the same of what they reconcile. */
function controller(role: string): Target {
  return {
    role,
    by: 'pods',
    labels: { app: role },
    port: 8080,
    honorLabels: true,
    signals: signals(
      { job: `flux-${role}`, transport: 'others', known: { documented } },
      {
        controller_runtime_reconcile_errors_total: counter('controller'),
        controller_runtime_reconcile_time_seconds: histogram('controller'),
        controller_runtime_reconcile_total: counter('controller', 'result'),
        gotk_cache_events_total: counter('event_type', ...object),
        gotk_reconcile_duration_seconds: histogram(...object),
        workqueue_depth: gauge('controller', 'name'),
      },
    ),
  };
}

/** Flux: whether what is in Git is in the cluster. */
export const flux: Integration = {
  name: 'flux',
  what: 'Flux',
  namespace: 'flux-system',
  targets: ['source-controller', 'kustomize-controller', 'helm-controller', 'notification-controller'].map(controller),
};
