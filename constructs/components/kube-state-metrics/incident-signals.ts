import { counter, gauge, signals } from '../../watch/metric';

/** What is told only while, or after, something has happened to an object. */
export const incidentSignals = signals(
  { job: 'kube-state-metrics', transport: 'others', known: 'seen' },
  {
    kube_certificatesigningrequest_condition: gauge('certificatesigningrequest', 'condition', 'signer_name'),
    kube_cronjob_status_last_schedule_time: gauge('cronjob', 'namespace'),
    kube_cronjob_status_last_successful_time: gauge('cronjob', 'namespace'),
    kube_deployment_status_condition: gauge('condition', 'deployment', 'namespace', 'reason', 'status'),
    kube_horizontalpodautoscaler_status_condition: gauge('condition', 'horizontalpodautoscaler', 'namespace', 'status'),
    kube_job_complete: gauge('condition', 'job_name', 'namespace'),
    kube_job_failed: gauge('condition', 'job_name', 'namespace'),
    kube_job_status_completion_time: gauge('job_name', 'namespace'),
    kube_job_status_start_time: gauge('job_name', 'namespace'),
    kube_pod_completion_time: gauge('namespace', 'pod', 'uid'),
    kube_pod_container_status_terminated_reason: gauge('container', 'namespace', 'pod', 'reason', 'uid'),
    kube_pod_container_status_waiting_reason: gauge('container', 'namespace', 'pod', 'reason', 'uid'),
    kube_pod_deletion_timestamp: gauge('namespace', 'pod', 'uid'),
    kube_pod_init_container_status_restarts_total: counter('container', 'namespace', 'pod', 'uid'),
    kube_pod_init_container_status_waiting_reason: gauge('container', 'namespace', 'pod', 'reason', 'uid'),
    kube_pod_status_reason: gauge('namespace', 'pod', 'reason', 'uid'),
    kube_pod_status_unschedulable: gauge('namespace', 'pod', 'uid'),
    kube_resourcequota: gauge('namespace', 'resource', 'resourcequota', 'type'),
  },
);
