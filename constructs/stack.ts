import type { Construct } from 'constructs';
import { Alertmanager } from './components/alertmanager/alertmanager';
import { DaemonCollector } from './components/collectors/daemon';
import { DeploymentCollector } from './components/collectors/deployment';
import { Grafana } from './components/grafana/grafana';
import { KubeStateMetrics } from './components/kube-state-metrics/kube-state-metrics';
import { Kubernetes } from './components/kubernetes/kubernetes';
import { Loki } from './components/loki/loki';
import { LokiCanary } from './components/loki-canary/loki-canary';
import { Namespace } from './components/namespace/namespace';
import { NodeExporter } from './components/node-exporter/node-exporter';
import { ObjectStorage } from './components/object-storage/object-storage';
import { Prometheus } from './components/prometheus/prometheus';
import { PrometheusOperatorCrds } from './components/prometheus-operator/crds';
import { PrometheusOperator } from './components/prometheus-operator/prometheus-operator';
import { Tempo } from './components/tempo/tempo';
import type { Environment } from './config/schema';
import { Site } from './core/component';

/**
 * The architecture: every component, and every connection between them. Each is made from its own slice of the
 * environment and from what earlier ones offer; what follows from the connections is made when the stack is rendered.
 */
export class Stack extends Site {
  readonly namespace: string;
  readonly kubernetes: Kubernetes;
  readonly operator: PrometheusOperator;
  readonly alertmanager: Alertmanager;
  readonly prometheus: Prometheus;
  readonly loki: Loki;
  readonly tempo: Tempo;
  readonly nodeExporter: NodeExporter;
  readonly daemonCollector: DaemonCollector;
  readonly deploymentCollector: DeploymentCollector;
  readonly grafana: Grafana;

  constructor(
    scope: Construct,
    readonly environment: Environment,
  ) {
    super(scope, environment.name);
    const { namespace, cluster, placement, storageClass, collectors } = environment;
    const { interval, dropLogs } = collectors;
    this.namespace = namespace;

    // What is there already.
    const { gatewayNamespace } = environment.grafana;
    const kubernetes = new Kubernetes(this, { ...environment.kubernetes, gatewayNamespace });
    const buckets = environment.objectStorage && new ObjectStorage(this, environment.objectStorage);

    // What the rest is made of.
    new Namespace(this);
    new PrometheusOperatorCrds(this);
    const operator = new PrometheusOperator(this, { ...environment.prometheusOperator, placement });

    // Storage.
    const where = { placement, storageClass };
    const alertmanager = new Alertmanager(this, { ...environment.alertmanager, ...where, operator });
    const prometheus = new Prometheus(this, {
      ...environment.prometheus,
      ...where,
      cluster,
      operator,
      scrapeInterval: interval,
      alerts: alertmanager.api,
    });
    const loki = new Loki(this, {
      ...environment.loki,
      ...where,
      cluster,
      bucket: buckets?.logs,
      alerts: alertmanager.api,
    });
    const tempo = new Tempo(this, {
      ...environment.tempo,
      ...where,
      bucket: buckets?.traces,
      metrics: prometheus.write,
    });

    // Collection.
    const { nodeCidrs } = environment.kubernetes;
    const nodeExporter = new NodeExporter(this, { ...environment.nodeExporter, nodeCidrs });
    this.daemonCollector = new DaemonCollector(this, {
      ...collectors.daemon,
      cluster,
      interval,
      dropLogs,
      applications: kubernetes.applications,
      nodeExporter: nodeExporter.metrics,
      logs: loki.otlp,
      metrics: prometheus.write,
      traces: tempo.traces,
    });
    this.deploymentCollector = new DeploymentCollector(this, {
      ...collectors.deployment,
      ...where,
      cluster,
      dropLogs,
      logs: loki.otlp,
    });
    new LokiCanary(this, { ...environment.lokiCanary, placement, logs: loki.query });
    new KubeStateMetrics(this, { ...environment.kubeStateMetrics, placement });

    // Presentation.
    this.grafana = new Grafana(this, {
      ...environment.grafana,
      placement,
      scrapeInterval: interval,
      gateway: kubernetes.gateway,
      metrics: prometheus.query,
      logs: loki.query,
      traces: tempo.query,
      alerts: alertmanager.api,
    });

    this.kubernetes = kubernetes;
    this.nodeExporter = nodeExporter;
    this.operator = operator;
    this.alertmanager = alertmanager;
    this.prometheus = prometheus;
    this.loki = loki;
    this.tempo = tempo;
  }
}
