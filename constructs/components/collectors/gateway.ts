import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { type Backends, exportersTo } from './backends';
import { DISK } from './blocks/disk';
import { gatewayReceiver } from './blocks/gateway-otlp';
import { HEALTH_PORT } from './blocks/health-check';
import { NODE } from './blocks/kubernetes-metadata';
import { memoryLimiter } from './blocks/memory-limiter';
import { tailSampling } from './blocks/tail-sampling';
import { Collector } from './collector';
import { pipeline } from './pipeline';

type Sampling = NonNullable<Environment['collectors']['sampling']>;

export interface GatewayCollectorProps extends Sampling, Pick<Backends, 'traces' | 'datadog'> {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
}

/**
 * Where all spans of a trace meet and it is decided whether it is kept. Traces that wait for their judgement are in memory:
 * a gateway that is killed takes those of the last seconds with it.
 */
export class GatewayCollector extends Collector {
  /** Where collectors send the spans of a trace, always to the same of the gateways. */
  readonly traces: Endpoint<'otlp-traces-by-id'>;

  constructor(site: Site, props: GatewayCollectorProps) {
    super(site, 'gateway-collector', { service: { headless: true } });
    this.traces = this.pods.serves('otlp-traces-by-id', { name: 'otlp-grpc', port: 4317 });

    const pipelines = [
      pipeline('traces', 'sampled', gatewayReceiver(this.traces))
        .limit(memoryLimiter(props.resources.memoryLimit))
        .filter(tailSampling(props))
        .export(...exportersTo(props, props.cluster, props.queue).stored),
    ];
    const files = this.configures(this.name, { 'config.yaml': this.settingsOf(pipelines, props.settings) });

    this.pods.runs({
      kind: 'StatefulSet',
      replicas: props.replicas,
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
