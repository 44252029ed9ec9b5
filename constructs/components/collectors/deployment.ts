import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { type Backends, exportersTo } from './backends';
import { DISK } from './blocks/disk';
import { HEALTH_PORT } from './blocks/health-check';
import { kubernetesEvents } from './blocks/kubernetes-events';
import { NODE } from './blocks/kubernetes-metadata';
import { logLabels } from './blocks/log-labels';
import { memoryLimiter } from './blocks/memory-limiter';
import { Collector } from './collector';
import { pipeline } from './pipeline';

type DeploymentSettings = Environment['collectors']['deployment'];

export interface DeploymentCollectorProps extends DeploymentSettings, Pick<Backends, 'logs' | 'datadog'> {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
}

/** The one collector for what there is once: the cluster's events, and services that are asked over the network. */
export class DeploymentCollector extends Collector {
  constructor(site: Site, props: DeploymentCollectorProps) {
    super(site, 'deployment-collector');

    const pipelines = [
      pipeline('logs', 'events', kubernetesEvents)
        .limit(memoryLimiter(props.resources.memoryLimit))
        .enrich(logLabels(props.cluster, 'event'))
        .export(...exportersTo(props, props.cluster, props.queue).logs),
    ];
    const files = this.configures(this.name, { 'config.yaml': this.settingsOf(pipelines, props.settings) });

    this.pods.runs({
      kind: 'Deployment',
      replicas: 1,
      // Never two: each would ask every server, and store every event.
      strategy: 'Recreate',
      image: images.collector,
      args: ['--config=/etc/otelcol/config.yaml'],
      environment: [NODE],
      resources: props.resources,
      probe: { port: HEALTH_PORT, path: '/', startupSeconds: 120, restarts: true },
      config: [{ files, path: '/etc/otelcol' }],
      storage: { size: props.queue, storageClass: props.storageClass, path: DISK },
      user: 10001,
      placement: props.placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 60,
    });
  }
}
