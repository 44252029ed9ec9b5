import { read } from '../../../core/grant';
import type { Receiver } from '../block';

/** The cluster's events as they happen. Only for a collector of which there is one: each would store every event. */
export const kubernetesEvents: Receiver<'logs'> = {
  kind: 'receiver',
  id: 'k8s_objects/events',
  carries: { logs: true },
  config: (host) => {
    host.may(read(['events'], { apiGroup: 'events.k8s.io' }));
    return {
      auth_type: 'serviceAccount',
      objects: [{ name: 'events', group: 'events.k8s.io', mode: 'watch' }],
    };
  },
};
