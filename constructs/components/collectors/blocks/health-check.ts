import type { Extension } from '../block';

export const HEALTH_PORT = 13133;

/** Answers the kubelet's probes. */
export const healthCheck: Extension = {
  kind: 'extension',
  id: 'health_check',
  config: () => ({ endpoint: `0.0.0.0:${HEALTH_PORT}` }),
};
