import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

/** kube-proxy, on every node. */
export const kubeProxy: Integration = {
  name: 'kube-proxy',
  what: 'kube-proxy, where it listens on more than the loopback (kube_proxy_metrics_bind_address in kubespray)',
  targets: [
    {
      by: 'nodes',
      port: 10249,
      signals: signals(
        { job: 'kube-proxy', transport: 'nodes', known: 'seen' },
        {
          kubeproxy_network_programming_duration_seconds: histogram('ip_family'),
          kubeproxy_sync_proxy_rules_duration_seconds: histogram('ip_family'),
          kubeproxy_sync_proxy_rules_endpoint_changes_pending: gauge(),
          kubeproxy_sync_proxy_rules_last_timestamp_seconds: gauge('ip_family'),
          kubeproxy_sync_proxy_rules_service_changes_pending: gauge(),
          rest_client_requests_total: counter('code', 'host', 'method'),
        },
      ),
    },
  ],
};
