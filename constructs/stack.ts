import type { Construct } from 'constructs';
import { Alertmanager } from './components/alertmanager/alertmanager';
import { DaemonCollector } from './components/collectors/daemon';
import { DeploymentCollector } from './components/collectors/deployment';
import { GatewayCollector } from './components/collectors/gateway';
import { Datadog } from './components/datadog/datadog';
import { grafanaAddress, surroundingsIn } from './components/grafana/address';
import { Grafana } from './components/grafana/grafana';
import { Infrastructure } from './components/infrastructure/infrastructure';
import { KubeStateMetrics } from './components/kube-state-metrics/kube-state-metrics';
import { Kubernetes } from './components/kubernetes/kubernetes';
import { Loki } from './components/loki/loki';
import { LokiCanary } from './components/loki-canary/loki-canary';
import { Namespace } from './components/namespace/namespace';
import { NodeExporter } from './components/node-exporter/node-exporter';
import { ObjectStorage } from './components/object-storage/object-storage';
import { OpenStackApis } from './components/openstack-apis/openstack-apis';
import { OpenStackExporter } from './components/openstack-exporter/openstack-exporter';
import { Platform } from './components/platform/platform';
import { Prometheus } from './components/prometheus/prometheus';
import { PrometheusOperatorCrds } from './components/prometheus-operator/crds';
import { PrometheusOperator } from './components/prometheus-operator/prometheus-operator';
import { Pushgateway } from './components/pushgateway/pushgateway';
import { Tempo } from './components/tempo/tempo';
import type { Environment } from './config/schema';
import { Site } from './core/component';
import type { Integration } from './core/integration';
import { integrations } from './integrations/registry';
import type { SurroundingsOf } from './watch/alert';

/** What stores and shows, in the cluster itself. */
interface Local {
  readonly operator: PrometheusOperator;
  readonly alertmanager: Alertmanager;
  readonly prometheus: Prometheus;
  readonly loki: Loki;
  readonly tempo: Tempo;
  readonly kubeStateMetrics: KubeStateMetrics;
  readonly grafana: Grafana;
}

/**
 * The architecture: every component, and every connection between them. Each is made from its own slice of the
 * environment and from what earlier ones offer; what follows from the connections is made when the stack is rendered.
 */
export class Stack extends Site {
  readonly namespace: string;
  readonly kubernetes: Kubernetes;
  /** What stores and shows; nothing where Datadog does that instead. */
  readonly local: Local | undefined;
  readonly nodeExporter: NodeExporter;
  readonly daemonCollector: DaemonCollector;
  readonly deploymentCollector: DeploymentCollector;
  /** Where whoever is called by an alert looks. */
  readonly surroundingsOf: SurroundingsOf;

  constructor(
    scope: Construct,
    readonly environment: Environment,
    /** Words of everything that is asked of Prometheus, if nothing else is stored there. */
    readonly asked?: ReadonlySet<string>,
  ) {
    super(scope, environment.name);
    const { namespace, cluster, placement, storageClass, collectors } = environment;
    const { interval, dropLogs } = collectors;
    const { mode } = environment.datadog;
    this.namespace = namespace;
    const address = grafanaAddress(environment.grafana, namespace);
    this.surroundingsOf = surroundingsIn(address, namespace);

    // What is there already.
    const { gatewayNamespace } = environment.grafana;
    const kubernetes = new Kubernetes(this, { ...environment.kubernetes, gatewayNamespace });
    const cloud = environment.openstack && new OpenStackApis(this, environment.openstack);
    const infrastructure = new Infrastructure(this, environment.infrastructure);
    const datadog =
      mode === 'off' ? undefined : new Datadog(this, { ...environment.datadog, environment: environment.name });

    // What the rest is made of.
    new Namespace(this);
    const where = { placement, storageClass };
    const local = mode === 'instead' ? undefined : this.storage(where);
    const intake = { datadog: datadog?.intake };

    // Collection.
    const sampling =
      collectors.sampling &&
      new GatewayCollector(this, { ...collectors.sampling, ...where, ...intake, cluster, traces: local?.tempo.traces });
    const { nodeCidrs, kubeletCertificates } = environment.kubernetes;
    const nodeExporter = new NodeExporter(this, { ...environment.nodeExporter, nodeCidrs });
    this.daemonCollector = new DaemonCollector(this, {
      ...collectors.daemon,
      cluster,
      interval,
      dropLogs,
      applications: kubernetes.applications,
      nodeExporter: nodeExporter.metrics,
      kubelet: kubernetes.kubelet,
      kubeletCertificates,
      asked,
      ...intake,
      logs: local?.loki.otlp,
      metrics: local?.prometheus.intake,
      traces: sampling?.traces ?? local?.tempo.traces,
    });
    this.deploymentCollector = new DeploymentCollector(this, {
      ...collectors.deployment,
      ...where,
      cluster,
      dropLogs,
      ...intake,
      logs: local?.loki.otlp,
      metrics: local?.prometheus.intake,
      infrastructure,
      asked,
    });

    // Presentation, and what only Prometheus reads.
    if (local !== undefined) {
      this.read(kubernetes, cloud);
      new LokiCanary(this, { ...environment.lokiCanary, placement, logs: local.loki.query });
    }
    this.local = local && {
      ...local,
      kubeStateMetrics: new KubeStateMetrics(this, { ...environment.kubeStateMetrics, placement }),
      grafana: new Grafana(this, {
        ...environment.grafana,
        address,
        placement,
        scrapeInterval: interval,
        gateway: kubernetes.gateway,
        metrics: local.prometheus.query,
        logs: local.loki.query,
        traces: local.tempo.query,
        alerts: local.alertmanager.api,
      }),
    };

    this.kubernetes = kubernetes;
    this.nodeExporter = nodeExporter;
  }

  /** What stores metrics, logs and traces. */
  private storage(where: Pick<Environment, 'placement'> & { readonly storageClass: string | undefined }) {
    const { environment } = this;
    const { cluster, placement, collectors } = environment;
    const buckets = environment.objectStorage && new ObjectStorage(this, environment.objectStorage);
    new PrometheusOperatorCrds(this);
    const operator = new PrometheusOperator(this, { ...environment.prometheusOperator, placement });

    const alertmanager = new Alertmanager(this, { ...environment.alertmanager, ...where, operator });
    const prometheus = new Prometheus(this, {
      ...environment.prometheus,
      ...where,
      cluster,
      operator,
      scrapeInterval: collectors.interval,
      alerts: alertmanager.api,
    });
    const loki = new Loki(this, {
      ...environment.loki,
      ...where,
      cluster,
      bucket: buckets?.logs,
      alerts: alertmanager.api,
      surroundingsOf: this.surroundingsOf,
    });
    const tempo = new Tempo(this, {
      ...environment.tempo,
      ...where,
      cluster,
      bucket: buckets?.traces,
      metrics: prometheus.write,
    });
    return { operator, alertmanager, prometheus, loki, tempo };
  }

  /** What Prometheus reads of what the platform has, and of the users' own programs. */
  private read(kubernetes: Kubernetes, cloud: OpenStackApis | undefined): void {
    const { environment } = this;
    const { placement } = environment;
    for (const [name, integration] of Object.entries<Integration>(integrations)) {
      const has = environment.platform[name as keyof typeof integrations];
      if (has === false) continue;
      const { namespace: usual = 'kube-system' } = integration;
      new Platform(this, {
        ...environment.kubernetes,
        integration,
        namespace: has === true ? usual : has.namespace,
      });
    }
    for (const { job, namespace, ...target } of environment.scrapes) {
      const integration = { name: job, what: job, targets: [{ by: 'pods' as const, ...target }] };
      new Platform(this, { ...environment.kubernetes, integration, namespace });
    }
    if (environment.pushgateway !== undefined) {
      new Pushgateway(this, { ...environment.pushgateway, placement, applications: kubernetes.applications });
    }
    if (environment.openstack !== undefined && cloud !== undefined) {
      const { apis } = cloud;
      new OpenStackExporter(this, { ...environment.openstack, ...environment.openstackExporter, placement, apis });
    }
  }

  get operator(): PrometheusOperator {
    return this.stored('prometheus-operator').operator;
  }

  get alertmanager(): Alertmanager {
    return this.stored('alertmanager').alertmanager;
  }

  get prometheus(): Prometheus {
    return this.stored('prometheus').prometheus;
  }

  get loki(): Loki {
    return this.stored('loki').loki;
  }

  get tempo(): Tempo {
    return this.stored('tempo').tempo;
  }

  get grafana(): Grafana {
    return this.stored('grafana').grafana;
  }

  private stored(component: string): Local {
    if (this.local === undefined)
      throw new Error(
        `${this.environment.name} has no ${component}, because datadog.mode is 'instead'; ask stack.local, or write 'hybrid'`,
      );
    return this.local;
  }
}
