import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { DISK } from './blocks/disk';
import { dropLogs } from './blocks/drop-logs';
import { HEALTH_PORT } from './blocks/health-check';
import { eventRecord, kubernetesEvents } from './blocks/kubernetes-events';
import { logLabels } from './blocks/log-labels';
import { lokiExporter } from './blocks/loki';
import { memoryLimiter } from './blocks/memory-limiter';
import { Collector } from './collector';
import { pipeline } from './pipeline';

type DeploymentSettings = Environment['collectors']['deployment'] & Pick<Environment['collectors'], 'dropLogs'>;

export interface DeploymentCollectorProps extends DeploymentSettings {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  readonly logs: Endpoint<'otlp-logs'>;
}

/**
 * The one collector for what there is once: services that are asked over the network, and the cluster's events, which it
 * tells as one candidate among all collectors.
 */
export class DeploymentCollector extends Collector {
  constructor(site: Site, props: DeploymentCollectorProps) {
    super(site, 'deployment-collector');

    const pipelines = [
      pipeline('logs', 'events', kubernetesEvents(site.namespace))
        .limit(memoryLimiter(props.resources.memoryLimit))
        .parse(eventRecord)
        .enrich(logLabels(props.cluster, 'event'))
        .filter(dropLogs(props.dropLogs))
        .export(lokiExporter(props.logs, props.queue)),
    ];
    const files = this.configures(this.name, { 'config.yaml': this.settingsOf(pipelines, props.settings) });

    this.pods.runs({
      kind: 'Deployment',
      replicas: 1,
      // Never two: each would ask every server.
      strategy: 'Recreate',
      image: images.collector,
      args: ['--config=/etc/otelcol/config.yaml'],
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
