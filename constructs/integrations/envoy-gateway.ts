import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

const documented = 'https://gateway.envoyproxy.io/docs/tasks/observability/';

/** The gateway users come through: its controller, and the proxies it makes. */
export const envoyGateway: Integration = {
  name: 'envoy-gateway',
  what: 'Envoy Gateway and its proxies',
  namespace: 'envoyproxy-gateway-system',
  targets: [
    {
      by: 'pods',
      labels: { 'control-plane': 'envoy-gateway' },
      port: 19001,
      signals: signals(
        { job: 'envoy-gateway', transport: 'pods', known: { documented } },
        {
          resource_apply_duration_seconds: histogram('kind', 'name', 'namespace', 'status'),
          resource_apply_total: counter('kind', 'name', 'namespace', 'status'),
          status_update_duration_seconds: histogram('kind', 'status'),
          status_update_total: counter('kind', 'status'),
          watchable_depth: gauge('message', 'runner'),
          watchable_publish_total: counter('message', 'runner', 'status'),
          watchable_subscribe_duration_seconds: histogram('message', 'runner', 'status'),
          watchable_subscribe_total: counter('message', 'runner', 'status'),
          xds_snapshot_create_total: counter('status'),
          xds_snapshot_update_total: counter('nodeID', 'status'),
        },
      ),
    },
    {
      role: 'proxy',
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'envoy', 'app.kubernetes.io/component': 'proxy' },
      port: 19001,
      path: '/stats/prometheus',
      signals: signals(
        { job: 'envoy-gateway-proxy', transport: 'pods', known: { documented } },
        {
          envoy_cluster_membership_healthy: gauge('envoy_cluster_name'),
          envoy_cluster_membership_total: gauge('envoy_cluster_name'),
          envoy_cluster_upstream_cx_active: gauge('envoy_cluster_name'),
          envoy_cluster_upstream_cx_connect_fail: counter('envoy_cluster_name'),
          envoy_cluster_upstream_cx_total: counter('envoy_cluster_name'),
          envoy_cluster_upstream_rq_active: gauge('envoy_cluster_name'),
          envoy_cluster_upstream_rq_pending_overflow: counter('envoy_cluster_name'),
          envoy_cluster_upstream_rq_retry: counter('envoy_cluster_name'),
          envoy_cluster_upstream_rq_time: histogram('envoy_cluster_name'),
          envoy_cluster_upstream_rq_timeout: counter('envoy_cluster_name'),
          envoy_cluster_upstream_rq_total: counter('envoy_cluster_name'),
          envoy_cluster_upstream_rq_xx: counter('envoy_cluster_name', 'envoy_response_code_class'),
          envoy_http_downstream_cx_active: gauge('envoy_http_conn_manager_prefix'),
          envoy_http_downstream_cx_total: counter('envoy_http_conn_manager_prefix'),
          envoy_http_downstream_rq_active: gauge('envoy_http_conn_manager_prefix'),
          envoy_http_downstream_rq_time: histogram('envoy_http_conn_manager_prefix'),
          envoy_http_downstream_rq_total: counter('envoy_http_conn_manager_prefix'),
          envoy_http_downstream_rq_xx: counter('envoy_http_conn_manager_prefix', 'envoy_response_code_class'),
          envoy_server_live: gauge(),
          envoy_server_memory_allocated: gauge(),
          envoy_server_uptime: gauge(),
        },
      ),
    },
  ],
};
