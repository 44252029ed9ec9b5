import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import { alikeFields, containerLogs, containerOfFile } from './blocks/container-logs';
import { nodeDisk } from './blocks/disk';
import { HEALTH_PORT } from './blocks/health-check';
import { hostIdentity, hostMetrics } from './blocks/host-metrics';
import { hostNetworkMetrics, hostNetworkNames, hostNetworkOnly } from './blocks/host-network';
import { kubernetesMetadata, NODE_NAME } from './blocks/kubernetes-metadata';
import { logLabels } from './blocks/log-labels';
import { lokiExporter } from './blocks/loki';
import { memoryLimiter } from './blocks/memory-limiter';
import { otlpReceiver } from './blocks/otlp';
import { prometheusExporters } from './blocks/prometheus';
import { tempoExporter } from './blocks/tempo';
import { Collector } from './collector';
import { pipeline } from './pipeline';

type DaemonSettings = Environment['collectors']['daemon'];

export interface DaemonCollectorProps extends DaemonSettings {
  readonly cluster: string;
  readonly interval: string;
  /** Who sends OTLP. */
  readonly applications: Part;
  /** What knows the node's network. */
  readonly nodeExporter: Endpoint<'openmetrics'>;
  readonly logs: Endpoint<'otlp-logs'>;
  readonly metrics: Endpoint<'remote-write'>;
  readonly traces: Endpoint<'otlp-traces'>;
}

/** Makes receivers hand over what they have read before they count it as read. */
const SYNCHRONOUS = '--feature-gates=stanza.synchronousLogEmitter';

/** One collector a node: the logs of its containers, its own metrics, and what applications on it send. */
export class DaemonCollector extends Collector {
  /** Where applications send OTLP over gRPC; they reach the collector of their own node. */
  readonly otlpGrpc: Endpoint<'otlp-grpc'>;
  /** Where applications send OTLP over HTTP. */
  readonly otlpHttp: Endpoint<'otlp-http'>;

  constructor(site: Site, props: DaemonCollectorProps) {
    super(site, 'daemon-collector', { service: { sameNode: true } });
    this.otlpGrpc = this.pods.serves('otlp-grpc', { name: 'otlp-grpc', port: 4317 });
    this.otlpHttp = this.pods.serves('otlp-http', { name: 'otlp-http', port: 4318, scheme: 'http' });
    props.applications.reaches(this.otlpGrpc);
    props.applications.reaches(this.otlpHttp);
    this.pods.mounts(nodeDisk);

    const limiter = memoryLimiter(props.resources.memoryLimit);
    const metadata = kubernetesMetadata('own-node');
    const prometheus = prometheusExporters(props.metrics, props.cluster, props.metrics.part.podNames.length);
    const pipelines = [
      pipeline('logs', 'containers', containerLogs(`${site.namespace}_${this.name}`))
        .limit(limiter)
        .parse(containerOfFile)
        .parse(alikeFields)
        .enrich(metadata)
        .enrich(logLabels(props.cluster, 'container'))
        .export(lokiExporter(props.logs, props.queue)),
      pipeline('metrics', 'host', hostMetrics(props.interval))
        .limit(limiter)
        .enrich(hostIdentity)
        .export(...prometheus),
      pipeline('metrics', 'network', hostNetworkMetrics(props.nodeExporter, props.interval))
        .limit(limiter)
        .enrich(hostNetworkNames)
        .enrich(hostIdentity)
        .filter(hostNetworkOnly)
        .export(...prometheus),
      pipeline('traces', 'otlp', otlpReceiver(this.otlpGrpc, this.otlpHttp))
        .limit(limiter)
        .enrich(metadata)
        .export(tempoExporter(props.traces, props.queue)),
    ];
    const files = this.configures(this.name, { 'config.yaml': this.settingsOf(pipelines, props.settings) });

    this.pods.runs({
      kind: 'DaemonSet',
      replicas: 1,
      image: images.collector,
      args: ['--config=/etc/otelcol/config.yaml', SYNCHRONOUS],
      environment: [{ name: NODE_NAME, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
      resources: props.resources,
      probe: { port: HEALTH_PORT, path: '/', startupSeconds: 120, restarts: true },
      config: [{ files, path: '/etc/otelcol' }],
      user: 0,
      exception: {
        reason: 'container logs belong to root and are closed to others; this reads them, with no other right of root',
        runAsRoot: true,
        capabilities: ['DAC_READ_SEARCH'],
      },
      // Every node, whatever it is tainted with.
      placement: { nodeSelector: {}, tolerations: [{ operator: 'Exists' }] },
      priorityClass: 'system-node-critical',
      graceSeconds: 60,
    });
  }
}
