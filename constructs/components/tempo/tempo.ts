import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { type Bucket, takeBucket } from '../../core/bucket';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import { type Placement, POD_IP, PRIORITY_CLASS, type Run } from '../../core/run';
import { service, tracing } from './dashboard';
import { serviceLinks } from './links';
import { DATA, PORTS, tempoSettings } from './settings';
import { tempoSignals } from './signals';
import { spanSignals } from './span-signals';
import { tempoVitals } from './vitals';

type TempoOptions = Environment['tempo'];

export interface TempoProps extends TempoOptions {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  /** Where blocks are kept. Without a bucket there is one pod that does everything, with blocks on its own disk. */
  readonly bucket: Bucket | undefined;
  /** Where the metrics made of traces go. */
  readonly metrics: Endpoint<'remote-write'>;
}

/** Traces. Collectors send spans over OTLP; Grafana searches them with TraceQL. Makes service graphs and span metrics of them. */
export class Tempo extends Component {
  /** Where collectors send spans. */
  readonly traces: Endpoint<'otlp-traces'>;
  /** Where Grafana searches. */
  readonly query: Endpoint<'tempo-query'>;

  constructor(
    site: Site,
    private readonly props: TempoProps,
  ) {
    super(site, 'tempo');
    this.dashboards.push(tracing, service);
    this.vitals.push(...tempoVitals);
    this.links.push(...serviceLinks);
    this.written.push(spanSignals);
    const { traces, query } = props.bucket === undefined ? this.oneForAll() : this.distributed(props.bucket);
    this.traces = traces;
    this.query = query;
  }

  /** One pod that does everything. */
  private oneForAll() {
    const pod = this.part();
    const files = this.configures('tempo', {
      'config.yaml': tempoSettings({
        ...this.props,
        bucket: undefined,
        remoteWrite: pod.callsEach(this.props.metrics),
      }),
    });
    pod.exposes({ name: 'http', port: PORTS.http }, { signals: tempoSignals(pod.name) });
    pod.runs(this.run({ kind: 'StatefulSet', target: 'all', replicas: 1, files }));
    return { traces: serves.spans(pod), query: serves.query(pod) };
  }

  /** Each part its own pods, so that taking spans, searching and compacting do not slow each other down. */
  private distributed(bucket: Bucket) {
    const { props } = this;
    const distributor = this.part({ role: 'distributor' });
    const ingester = this.part({ role: 'ingester' });
    const querier = this.part({ role: 'querier' });
    const frontend = this.part({ role: 'query-frontend' });
    const compactor = this.part({ role: 'compactor' });
    const generator = this.part({ role: 'metrics-generator' });
    for (const part of this.parts)
      part.exposes({ name: 'http', port: PORTS.http }, { signals: tempoSignals(part.name) });

    for (const part of [ingester, generator]) distributor.reaches(serves.rpc(part));
    querier.reaches(serves.rpc(ingester));

    ingester.hasPods(props.replicas);
    const ring = [distributor, ingester, querier, compactor, generator];
    for (const other of ring) {
      const gossip = serves.gossip(other);
      for (const member of ring) member.reaches(gossip);
    }

    // The generator reads nothing there, but does not start without a store it could read.
    const storing = [ingester, querier, frontend, compactor, generator];
    const access = storing.map((part) => takeBucket(part, bucket))[0];
    const files = this.configures('tempo', {
      'config.yaml': tempoSettings({
        ...props,
        bucket: access,
        remoteWrite: generator.callsEach(props.metrics),
        distributed: {
          replicationFactor: Math.min(3, props.replicas),
          members: distributor.callsEach(serves.gossip(ingester)),
          // Queriers fetch their work at each of them, which is ready when one does.
          frontend: querier.callsAll(serves.rpc(frontend)),
        },
      }),
    });

    const several = Math.min(2, props.replicas);
    distributor.runs(this.run({ kind: 'Deployment', target: 'distributor', replicas: props.replicas, files }));
    ingester.runs(this.run({ kind: 'StatefulSet', target: 'ingester', replicas: props.replicas, files }));
    querier.runs(this.run({ kind: 'Deployment', target: 'querier', replicas: props.replicas, files }));
    frontend.runs(this.run({ kind: 'Deployment', target: 'query-frontend', replicas: several, files }));
    compactor.runs(this.run({ kind: 'Deployment', target: 'compactor', replicas: 1, files }));
    generator.runs(this.run({ kind: 'StatefulSet', target: 'metrics-generator', replicas: several, files }));
    return { traces: serves.spans(distributor), query: serves.query(frontend) };
  }

  private run({
    kind,
    target,
    replicas,
    files,
  }: Pick<Run, 'kind' | 'replicas'> & {
    readonly target: string;
    readonly files: ReturnType<Tempo['configures']>;
  }): Run {
    const { storage, storageClass, resources, placement } = this.props;
    return {
      kind,
      replicas,
      image: images.tempo,
      args: [`-target=${target}`, '-config.file=/etc/tempo/config.yaml', '-config.expand-env=true'],
      environment: [POD_IP],
      resources,
      probe: { port: PORTS.http, path: '/ready', startupSeconds: 300, restarts: false },
      config: [{ files, path: '/etc/tempo' }],
      // What is not flushed yet is in the write-ahead log, which the next pod of the name finds.
      ...(kind === 'StatefulSet' ? { storage: { size: storage, storageClass, path: DATA } } : { scratch: [DATA] }),
      user: 10001,
      placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 300,
    };
  }
}

/** What parts offer, each in one place. */
const serves = {
  spans: (part: Part) => part.serves('otlp-traces', { name: 'otlp-grpc', port: PORTS.otlp }),
  query: (part: Part) => part.serves('tempo-query', { name: 'http', port: PORTS.http, scheme: 'http' }),
  rpc: (part: Part) => part.serves('tempo-rpc', { name: 'grpc', port: PORTS.grpc }),
  gossip: (part: Part) => part.serves('gossip', { name: 'gossip', port: PORTS.gossip }),
};
