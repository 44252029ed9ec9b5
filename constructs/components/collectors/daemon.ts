import type { Environment } from '../../config/schema';
import type { Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import { datadogAlerts } from './alerts';
import { type ApplicationEndpoints, applicationEndpoints, applicationPipelines } from './applications';
import { type Backends, exportersTo } from './backends';
import { auditLog } from './blocks/audit-log';
import { alikeFields, containerLogs, containerOfFile } from './blocks/container-logs';
import { DATADOG_COUNTS } from './blocks/datadog';
import { nodeDisk } from './blocks/disk';
import { dropLogs } from './blocks/drop-logs';
import { hostMetrics } from './blocks/host-metrics';
import { hostNetworkMetrics, hostNetworkNames, hostNetworkOnly } from './blocks/host-network';
import { journal } from './blocks/journal';
import { kubeletStats, kubeletUnits, NODE_ADDRESS } from './blocks/kubelet-stats';
import { eventRecord, kubernetesEvents } from './blocks/kubernetes-events';
import { kubernetesMetadata } from './blocks/kubernetes-metadata';
import { logLabels } from './blocks/log-labels';
import { memoryLimiter } from './blocks/memory-limiter';
import { metricLabels } from './blocks/metric-labels';
import { severityAttribute } from './blocks/severity';
import { storedOnly } from './blocks/stored-only';
import { Collector } from './collector';
import { infrastructure } from './dashboard';
import { pipeline } from './pipeline';
import { nodeSignals } from './signals/collector';
import { datadogSignals } from './signals/datadog';
import { hostSignals } from './signals/host';
import { kubeletSignals } from './signals/kubelet';
import { swapSignals } from './signals/swap';

type DaemonSettings = Environment['collectors']['daemon'] & Pick<Environment['collectors'], 'dropLogs'>;

export interface DaemonCollectorProps extends DaemonSettings, Backends {
  readonly cluster: string;
  readonly interval: string;
  /** Who sends metrics, logs and traces of its own. */
  readonly applications: Part;
  /** What knows the node's network. */
  readonly nodeExporter: Endpoint<'openmetrics'>;
  /** What knows the node's pods. */
  readonly kubelet: Endpoint<'kubelet'>;
  /** Which certificates of it are taken. */
  readonly kubeletCertificates: 'cluster' | 'any';
  /** Words of everything that is asked of Prometheus, if nothing else is stored there. */
  readonly asked: ReadonlySet<string> | undefined;
}

/** Makes receivers hand over what they have read before they count it as read. */
const SYNCHRONOUS = '--feature-gates=stanza.synchronousLogEmitter';

/**
 * One collector a node: the logs of its containers, its own metrics, and what applications on it send. The cluster's events
 * are told by one of them at a time, so that the loss of a node does not keep them waiting.
 */
export class DaemonCollector extends Collector {
  /** Where applications send metrics, logs and traces; they reach the collector of their own node. */
  readonly endpoints: ApplicationEndpoints;

  constructor(site: Site, props: DaemonCollectorProps) {
    const name = 'daemon-collector';
    super(
      site,
      name,
      { service: { sameNode: true } },
      {
        ...nodeSignals(name),
        ...(props.datadog !== undefined && datadogSignals(name)),
      },
    );
    this.dashboards.push(infrastructure);
    this.endpoints = applicationEndpoints(this.pods, props.applications, props.access);
    this.pods.mounts(nodeDisk);
    if (props.datadog !== undefined) this.alerts.push(datadogAlerts(this.name));

    const limiter = memoryLimiter(props.resources.memoryLimit);
    const metadata = kubernetesMetadata('own-node');
    const hostLabels = metricLabels('host-metrics');
    this.written.push(hostSignals, swapSignals, kubeletSignals);
    const to = exportersTo(props, { ...props, limiter });
    const { journalUnits, auditLogPath } = props;
    const readsJournal = journalUnits.length > 0;
    const nodeLogs = [
      ...(readsJournal ? [{ type: 'journal', receiver: journal(journalUnits) }] : []),
      ...(auditLogPath === undefined ? [] : [{ type: 'audit', receiver: auditLog(auditLogPath) }]),
    ];
    const unwanted = dropLogs(props.dropLogs);
    const pipelines = [
      pipeline('logs', 'containers', containerLogs(`${site.namespace}_${this.name}`))
        .limit(limiter)
        .parse(containerOfFile)
        .parse(alikeFields)
        .enrich(metadata)
        .enrich(logLabels(props.cluster, 'container'))
        .filter(unwanted)
        .export(...to.logs),
      ...nodeLogs.map(({ type, receiver }) =>
        pipeline('logs', type, receiver)
          .limit(limiter)
          .parse(severityAttribute)
          .enrich(logLabels(props.cluster, type))
          .filter(unwanted)
          .export(...to.logs),
      ),
      pipeline('logs', 'events', kubernetesEvents(site.namespace))
        .limit(limiter)
        .parse(eventRecord)
        .enrich(logLabels(props.cluster, 'event'))
        .filter(unwanted)
        .export(...to.logs),
      pipeline('metrics', 'host', hostMetrics(props.interval))
        .limit(limiter)
        .enrich(hostLabels)
        .filter(storedOnly('host', { ...hostSignals, ...swapSignals }, props.asked))
        .export(...to.metrics),
      pipeline('metrics', 'network', hostNetworkMetrics(props.nodeExporter, props.interval))
        .limit(limiter)
        .enrich(hostNetworkNames)
        .enrich(hostLabels)
        .filter(hostNetworkOnly)
        .filter(storedOnly('host', { ...hostSignals, ...swapSignals }, props.asked))
        .export(...to.metrics),
      pipeline('metrics', 'kubelet', kubeletStats(props.kubelet, props.kubeletCertificates, props.interval))
        .limit(limiter)
        .enrich(kubeletUnits)
        .enrich(metricLabels('kubelet-stats'))
        .filter(storedOnly('kubelet', kubeletSignals, props.asked))
        .export(...to.metrics),
      ...applicationPipelines({
        ...props,
        endpoints: this.endpoints,
        limiter,
        to,
      }),
    ];
    const program = this.program(pipelines, props);

    this.pods.runs({
      ...program,
      kind: 'DaemonSet',
      replicas: 1,
      args: [...program.args, SYNCHRONOUS, ...(props.datadog === undefined ? [] : [DATADOG_COUNTS])],
      environment: [
        ...program.environment,
        { name: NODE_ADDRESS, valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
      ],
      user: 0,
      exception: {
        reason: `container logs belong to root and are closed to others; this reads them, ${readsJournal ? "and runs the node's journalctl where the node's files are the root, " : ''}with no other right of root`,
        runAsRoot: true,
        capabilities: ['DAC_READ_SEARCH', ...(readsJournal ? ['SYS_CHROOT'] : [])],
      },
      // Every node, whatever it is tainted with.
      placement: { nodeSelector: {}, tolerations: [{ operator: 'Exists' }] },
      priorityClass: 'system-node-critical',
    });
  }
}
