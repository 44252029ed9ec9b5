import type { Integration } from '../core/integration';
import { gauge, signals } from '../watch/metric';

const documented = 'https://github.com/rackerlabs/genestack/blob/main/docs/openstack-barbican-exporter.md';

/** Secrets of tenants: an exporter that asks the API of Barbican. */
export const barbican: Integration = {
  name: 'barbican-exporter',
  what: 'the exporter of Barbican',
  needs: 'openstack',
  namespace: 'openstack',
  targets: [
    {
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'barbican-exporter' },
      port: 9100,
      signals: signals(
        { job: 'barbican-exporter', transport: 'pods', known: { documented } },
        {
          barbican_api_up: gauge(),
          barbican_containers_count: gauge(),
          barbican_orders_count: gauge(),
          barbican_secrets_count: gauge(),
        },
      ),
    },
  ],
};
