import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import type { Placement } from '../../core/run';
import { type Backends, exportersTo } from './backends';
import { dropLogs } from './blocks/drop-logs';
import { eventRecord, kubernetesEvents } from './blocks/kubernetes-events';
import { logLabels } from './blocks/log-labels';
import { memoryLimiter } from './blocks/memory-limiter';
import { Collector } from './collector';
import {
  type InfrastructureProps,
  infrastructureAlerts,
  infrastructureDashboard,
  infrastructurePipelines,
  infrastructureSignals,
} from './infrastructure/infrastructure';
import { pipeline } from './pipeline';

type DeploymentSettings = Environment['collectors']['deployment'] & Pick<Environment['collectors'], 'dropLogs'>;

export interface DeploymentCollectorProps extends DeploymentSettings, Omit<Backends, 'traces'> {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  readonly infrastructure: InfrastructureProps;
  /** Words of everything that is asked of Prometheus, if nothing else is stored there. */
  readonly asked: ReadonlySet<string> | undefined;
}

/**
 * The one collector for what there is once: services that are asked over the network, and the cluster's events, which it
 * tells as one candidate among all collectors.
 */
export class DeploymentCollector extends Collector {
  constructor(site: Site, props: DeploymentCollectorProps) {
    super(site, 'deployment-collector');

    const limiter = memoryLimiter(props.resources.memoryLimit);
    const to = exportersTo(props, { ...props, limiter });
    const pipelines = [
      pipeline('logs', 'events', kubernetesEvents(site.namespace))
        .limit(limiter)
        .parse(eventRecord)
        .enrich(logLabels(props.cluster, 'event'))
        .filter(dropLogs(props.dropLogs))
        .export(...to.logs),
      ...infrastructurePipelines(props.infrastructure, { limiter, exporters: to.metrics, asked: props.asked }),
    ];
    this.alerts.push(...infrastructureAlerts(props.infrastructure, props.cluster));
    this.dashboards.push(...infrastructureDashboard(props.infrastructure));
    this.written.push(...infrastructureSignals(props.infrastructure));
    this.pods.runs({
      ...this.programWithVolume(pipelines, props),
      kind: 'Deployment',
      replicas: 1,
      // Never two: each would ask every server.
      strategy: 'Recreate',
    });
  }
}
