import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

/** Schedulers, which sign their own certificates unless they are given others. */
export const scheduler: Integration = {
  name: 'kube-scheduler',
  what: 'the Kubernetes scheduler, where it listens on more than the loopback (kubespray)',
  targets: [
    {
      by: 'nodes',
      labels: { 'node-role.kubernetes.io/control-plane': '' },
      port: 10259,
      access: 'unverified',
      signals: signals(
        { job: 'kube-scheduler', transport: 'nodes', known: 'seen' },
        {
          scheduler_framework_extension_point_duration_seconds: histogram('extension_point', 'profile', 'status'),
          scheduler_pending_pods: gauge('queue'),
          scheduler_pod_scheduling_attempts: histogram(),
          scheduler_pod_scheduling_sli_duration_seconds: histogram('attempts'),
          scheduler_preemption_attempts_total: counter(),
          scheduler_preemption_victims: histogram(),
          scheduler_queue_incoming_pods_total: counter('event', 'queue'),
          scheduler_schedule_attempts_total: counter('profile', 'result'),
          scheduler_scheduling_attempt_duration_seconds: histogram('profile', 'result'),
        },
      ),
    },
  ],
};
