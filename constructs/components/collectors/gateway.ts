import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Placement } from '../../core/run';
import { type Backends, exportersTo } from './backends';
import { gatewayReceiver } from './blocks/gateway-otlp';
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

    const limiter = memoryLimiter(props.resources.memoryLimit);
    const pipelines = [
      pipeline('traces', 'sampled', gatewayReceiver(this.traces))
        .limit(limiter)
        .filter(tailSampling(props))
        .export(...exportersTo(props, { ...props, limiter }).stored),
    ];
    this.pods.runs({
      ...this.programWithVolume(pipelines, props),
      kind: 'StatefulSet',
      replicas: props.replicas,
    });
  }
}
