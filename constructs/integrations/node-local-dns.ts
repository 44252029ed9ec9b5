import type { Integration } from '../core/integration';
import { counter, gauge, histogram, signals } from '../watch/metric';

const documented = 'https://coredns.io/plugins/metrics/';

/** The cache of DNS on each node as kubespray runs it: another CoreDNS, on the node's own network. */
export const nodeLocalDns: Integration = {
  name: 'node-local-dns',
  what: 'the DNS cache of each node, pods labelled k8s-app=nodelocaldns',
  namespace: 'kube-system',
  targets: [
    {
      by: 'pods',
      labels: { 'k8s-app': 'nodelocaldns' },
      at: 'node',
      port: 9253,
      signals: signals(
        { job: 'node-local-dns', transport: 'pods', known: { documented } },
        {
          coredns_cache_hits_total: counter('server', 'type', 'zones'),
          coredns_cache_misses_total: counter('server', 'zones'),
          coredns_dns_request_duration_seconds: histogram('server', 'zone'),
          coredns_dns_responses_total: counter('plugin', 'rcode', 'server', 'zone'),
          coredns_nodecache_setup_errors_total: counter('errortype'),
          coredns_panics_total: counter(),
          coredns_plugin_enabled: gauge('name', 'server', 'zone'),
        },
      ),
    },
  ],
};
