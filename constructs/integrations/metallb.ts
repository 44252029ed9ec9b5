import type { Integration } from '../core/integration';
import { counter, gauge, signals } from '../watch/metric';

const documented = 'https://metallb.io/prometheus-metrics/';

/** Addresses of Services of type LoadBalancer: who hands them out, and who announces them. */
export const metallb: Integration = {
  name: 'metallb',
  what: 'MetalLB',
  namespace: 'metallb-system',
  targets: [
    {
      role: 'controller',
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'metallb', 'app.kubernetes.io/component': 'controller' },
      port: 7472,
      signals: signals(
        { job: 'metallb-controller', transport: 'pods', known: { documented } },
        {
          metallb_allocator_addresses_in_use_total: gauge('pool'),
          metallb_allocator_addresses_total: gauge('pool'),
          metallb_k8s_client_config_loaded_bool: gauge(),
          metallb_k8s_client_config_stale_bool: gauge(),
          metallb_k8s_client_update_errors_total: counter(),
          metallb_k8s_client_updates_total: counter(),
        },
      ),
    },
    {
      role: 'speaker',
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'metallb', 'app.kubernetes.io/component': 'speaker' },
      at: 'node',
      port: 7472,
      signals: signals(
        { job: 'metallb-speaker', transport: 'pods', known: { documented } },
        {
          metallb_bfd_control_packet_input: counter('peer'),
          metallb_bfd_control_packet_output: counter('peer'),
          metallb_bfd_session_up: gauge('peer'),
          metallb_bgp_announced_prefixes_total: gauge('peer'),
          metallb_bgp_keepalives_received: counter('peer'),
          metallb_bgp_keepalives_sent: counter('peer'),
          metallb_bgp_notifications_sent: counter('peer'),
          metallb_bgp_opens_received: counter('peer'),
          metallb_bgp_opens_sent: counter('peer'),
          metallb_bgp_route_refresh_sent: counter('peer'),
          metallb_bgp_session_up: gauge('peer'),
          metallb_bgp_total_received: counter('peer'),
          metallb_bgp_total_sent: counter('peer'),
          metallb_bgp_updates_total: counter('peer'),
          metallb_bgp_updates_total_received: counter('peer'),
          metallb_k8s_client_config_loaded_bool: gauge(),
          metallb_k8s_client_config_stale_bool: gauge(),
          metallb_k8s_client_update_errors_total: counter(),
          metallb_k8s_client_updates_total: counter(),
          metallb_speaker_announced: gauge('ip', 'node', 'protocol', 'service'),
        },
      ),
    },
  ],
};
