import type { Integration } from '../core/integration';
import { apiServerSignals } from './signals/api-server';

/** Every API server of the cluster, by the Service that Kubernetes itself makes for them. */
export const apiServer: Integration = {
  name: 'apiserver',
  what: 'the Kubernetes API server',
  namespace: 'default',
  targets: [
    {
      by: 'service',
      labels: { component: 'apiserver', provider: 'kubernetes' },
      at: 'api-server',
      port: 6443,
      portName: 'https',
      access: 'cluster',
      serverName: 'kubernetes',
      signals: apiServerSignals,
    },
  ],
};
