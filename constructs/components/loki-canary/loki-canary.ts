import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { canaryAlerts } from './alerts';
import { canarySignals } from './signals';

type LokiCanarySettings = Environment['lokiCanary'];

export interface LokiCanaryProps extends LokiCanarySettings {
  readonly placement: Placement;
  /** Where its lines have to be found. */
  readonly logs: Endpoint<'logql'>;
}

const PORT = 3500;

/** Longest a line may be on its way before it counts as lost: a collector that restarts needs no more. */
const LOST_AFTER = '10m';

/**
 * Follows lines from end to end: it prints one every few seconds as any container does, and asks Loki for each. So it tests
 * the node's files, the collector, the network and Loki at once, and tells how long all that takes.
 */
export class LokiCanary extends Component {
  constructor(site: Site, { placement, resources, logs }: LokiCanaryProps) {
    super(site, 'loki-canary');
    const pods = this.part();
    pods.exposes({ name: 'http', port: PORT }, { signals: canarySignals });
    const { host } = new URL(pods.calls(logs));
    this.alerts.push(canaryAlerts);
    pods.runs({
      kind: 'Deployment',
      // Two could not tell their lines apart: no label of a stream names a pod.
      replicas: 1,
      strategy: 'Recreate',
      image: images.lokiCanary,
      args: [
        `-addr=${host}`,
        `-port=${PORT}`,
        // The stream its own lines are in, as the collector labels it.
        '-labelname=service_name',
        `-labelvalue=${this.name}`,
        '-streamname=container',
        `-streamvalue=${this.name}`,
        '-interval=5s',
        `-max-wait=${LOST_AFTER}`,
      ],
      resources,
      probe: { port: PORT, path: '/metrics', startupSeconds: 60, restarts: true },
      user: 10001,
      placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 30,
    });
  }
}
