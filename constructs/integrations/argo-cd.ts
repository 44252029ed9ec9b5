import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

const documented = 'https://argo-cd.readthedocs.io/en/stable/operator-manual/metrics/';

/** Argo CD: whether what is in Git is in the cluster. */
export const argoCd: Integration = {
  name: 'argo-cd',
  what: 'Argo CD',
  namespace: 'argocd',
  targets: [
    {
      role: 'application-controller',
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'argocd-application-controller' },
      port: 8082,
      honorLabels: true,
      signals: signals(
        { job: 'argo-cd-application-controller', transport: 'others', known: { documented } },
        {
          argocd_app_info: gauge(
            'autosync_enabled',
            'dest_namespace',
            'dest_server',
            'health_status',
            'name',
            'namespace',
            'operation',
            'project',
            'repo',
            'sync_status',
          ),
          argocd_app_k8s_request_total: counter(
            'dry_run',
            'name',
            'namespace',
            'project',
            'resource_kind',
            'resource_namespace',
            'response_code',
            'server',
            'verb',
          ),
          argocd_app_reconcile: histogram('dest_server', 'namespace'),
          argocd_app_sync_total: counter('dest_server', 'name', 'namespace', 'phase', 'project'),
          argocd_cluster_api_resources: gauge('server'),
          argocd_cluster_connection_status: gauge('k8s_version', 'server'),
          argocd_cluster_events_total: counter('group', 'kind', 'server'),
          argocd_kubectl_exec_total: counter('command', 'hostname'),
        },
      ),
    },
    {
      role: 'server',
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'argocd-server' },
      port: 8083,
      signals: signals(
        { job: 'argo-cd-server', transport: 'pods', known: { documented } },
        {
          argocd_login_request_total: counter('status'),
          argocd_redis_request_duration: histogram('initiator'),
          argocd_redis_request_total: counter('failed', 'initiator'),
          grpc_server_handled_total: counter('grpc_code', 'grpc_method', 'grpc_service', 'grpc_type'),
        },
      ),
    },
    {
      role: 'repo-server',
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'argocd-repo-server' },
      port: 8084,
      signals: signals(
        { job: 'argo-cd-repo-server', transport: 'pods', known: { documented } },
        {
          argocd_git_fetch_fail_total: counter('repo', 'revision'),
          argocd_git_request_duration_seconds: histogram('repo', 'request_type'),
          argocd_git_request_total: counter('repo', 'request_type'),
          argocd_repo_pending_request_total: gauge('repo'),
        },
      ),
    },
  ],
};
