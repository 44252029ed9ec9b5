import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import { containerLogs, containerOfFile } from './blocks/container-logs';
import { nodeDisk } from './blocks/disk';
import { HEALTH_PORT } from './blocks/health-check';
import { hostMetrics } from './blocks/host-metrics';
import { hostNetworkMetrics, hostNetworkNames, hostNetworkOnly } from './blocks/host-network';
import { kubeletStats, kubeletUnits, NODE_ADDRESS } from './blocks/kubelet-stats';
import { eventRecord, kubernetesEvents } from './blocks/kubernetes-events';
import { kubernetesMetadata, NODE_NAME } from './blocks/kubernetes-metadata';
import { logLabels } from './blocks/log-labels';
import { lokiExporter } from './blocks/loki';
import { memoryLimiter } from './blocks/memory-limiter';
import { metricLabels } from './blocks/metric-labels';
import { otlpReceiver } from './blocks/otlp';
import { prometheusExporters } from './blocks/prometheus';
import { storedOnly } from './blocks/stored-only';
import { tempoExporter } from './blocks/tempo';
import { Collector } from './collector';
import { pipeline } from './pipeline';
import { hostSignals } from './signals/host';
import { kubeletSignals } from './signals/kubelet';
import { swapSignals } from './signals/swap';

type DaemonSettings = Environment['collectors']['daemon'];

export interface DaemonCollectorProps extends DaemonSettings {
  readonly cluster: string;
  readonly interval: string;
  /** Who sends OTLP. */
  readonly applications: Part;
  /** What knows the node's network. */
  readonly nodeExporter: Endpoint<'openmetrics'>;
  /** What knows the node's pods. */
  readonly kubelet: Endpoint<'kubelet'>;
  /** Which certificates of it are taken. */
  readonly kubeletCertificates: 'cluster' | 'any';
  /** Words of everything that is asked of Prometheus, if nothing else is stored there. */
  readonly asked: ReadonlySet<string> | undefined;
  readonly logs: Endpoint<'otlp-logs'>;
  readonly metrics: Endpoint<'remote-write'>;
  readonly traces: Endpoint<'otlp-traces'>;
}

/** Makes receivers hand over what they have read before they count it as read. */
const SYNCHRONOUS = '--feature-gates=stanza.synchronousLogEmitter';

/**
 * One collector a node: the logs of its containers, its own metrics, and what applications on it send. The cluster's events
 * are told by one of them at a time, so that the loss of a node does not keep them waiting.
 */
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
    const loki = lokiExporter(props.logs, props.queue);
    const prometheus = prometheusExporters(props.metrics, props.cluster, props.metrics.part.podNames.length);
    const hostLabels = metricLabels('host-metrics');
    this.written.push(hostSignals, swapSignals, kubeletSignals);
    const pipelines = [
      pipeline('logs', 'containers', containerLogs(`${site.namespace}_${this.name}`))
        .limit(limiter)
        .parse(containerOfFile)
        .enrich(metadata)
        .enrich(logLabels(props.cluster, 'container'))
        .export(loki),
      pipeline('logs', 'events', kubernetesEvents(site.namespace))
        .limit(limiter)
        .parse(eventRecord)
        .enrich(logLabels(props.cluster, 'event'))
        .export(loki),
      pipeline('metrics', 'host', hostMetrics(props.interval))
        .limit(limiter)
        .enrich(hostLabels)
        .filter(storedOnly('host', { ...hostSignals, ...swapSignals }, props.asked))
        .export(...prometheus),
      pipeline('metrics', 'network', hostNetworkMetrics(props.nodeExporter, props.interval))
        .limit(limiter)
        .enrich(hostNetworkNames)
        .enrich(hostLabels)
        .filter(hostNetworkOnly)
        .filter(storedOnly('host', { ...hostSignals, ...swapSignals }, props.asked))
        .export(...prometheus),
      pipeline('metrics', 'kubelet', kubeletStats(props.kubelet, props.kubeletCertificates, props.interval))
        .limit(limiter)
        .enrich(kubeletUnits)
        .enrich(metricLabels('kubelet-stats'))
        .filter(storedOnly('kubelet', kubeletSignals, props.asked))
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
      environment: [
        { name: NODE_NAME, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: NODE_ADDRESS, valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
      ],
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
