import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

/** The cluster's DNS. */
export const coreDns: Integration = {
  name: 'coredns',
  what: 'CoreDNS, pods labelled k8s-app=kube-dns',
  namespace: 'kube-system',
  targets: [
    {
      by: 'pods',
      labels: { 'k8s-app': 'kube-dns' },
      port: 9153,
      signals: signals(
        { job: 'coredns', transport: 'pods', known: 'seen' },
        {
          coredns_build_info: gauge('goversion', 'revision', 'version'),
          coredns_cache_entries: gauge('server', 'type', 'zones'),
          coredns_cache_hits_total: counter('server', 'type', 'zones'),
          coredns_cache_misses_total: counter('server', 'zones'),
          coredns_cache_requests_total: counter('server', 'zones'),
          coredns_dns_request_duration_seconds: histogram('server', 'zone'),
          coredns_dns_request_size_bytes: histogram('proto', 'server', 'zone'),
          coredns_dns_requests_total: counter('family', 'proto', 'server', 'type', 'zone'),
          coredns_dns_response_size_bytes: histogram('proto', 'server', 'zone'),
          coredns_dns_responses_total: counter('plugin', 'rcode', 'server', 'zone'),
          coredns_forward_healthcheck_broken_total: counter(),
          coredns_forward_max_concurrent_rejects_total: counter(),
          coredns_panics_total: counter(),
          coredns_plugin_enabled: gauge('name', 'server', 'zone'),
          coredns_proxy_request_duration_seconds: histogram('proxy_name', 'rcode', 'to'),
          coredns_reload_failed_total: counter(),
        },
      ),
    },
  ],
};
