import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { ConfigFiles } from '../../core/config-files';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import { type Placement, POD_IP, PRIORITY_CLASS } from '../../core/run';
import type { Dashboard } from '../../watch/dashboard';
import type { Link, Pillar } from '../../watch/links';
import { alerting } from './alerting';
import { managedAlerts } from './alerts';
import { answered, dashboardJson, dashboardProviders } from './dashboards';
import { dataSources } from './data-sources';
import { outside } from './outside';
import { routeTo } from './route';
import { DATA, GOSSIP_PORT, grafanaSettings, type Hidden, PORT, toIni } from './settings';
import { grafanaSignals } from './signals';

type GrafanaOptions = Environment['grafana'];

export interface GrafanaProps extends GrafanaOptions {
  /** What {@link grafanaAddress} says. */
  readonly address: string;
  readonly placement: Placement;
  readonly scrapeInterval: string;
  /** What users come through, if anything. */
  readonly gateway: Part | undefined;
  readonly metrics: Endpoint<'promql'>;
  readonly logs: Endpoint<'logql'>;
  readonly traces: Endpoint<'tempo-query'>;
  readonly alerts: Endpoint<'alertmanager'>;
}

const CONFIG = '/etc/genestack/grafana';
const PROVISIONING = '/etc/genestack/provisioning';
const DASHBOARDS = '/etc/genestack/dashboards';

/** Where people look. Everything in it is provisioned from this tree: a new pod is the same Grafana. */
export class Grafana extends Component {
  private readonly pods = this.part();
  /** Where browsers come. */
  readonly web = this.pods.serves('http', { name: 'http', port: PORT, scheme: 'http' });
  private readonly config: { readonly files: ConfigFiles; readonly path: string }[];

  constructor(
    site: Site,
    private readonly props: GrafanaProps,
  ) {
    super(site, 'grafana');
    const { pods } = this;
    pods.exposes({ name: 'http', port: PORT }, { signals: grafanaSignals });
    if (props.gateway !== undefined) {
      props.gateway.reaches(this.web);
      routeTo(this, { route: props.route, host: new URL(props.address).hostname, service: pods.name, port: PORT });
    }
    const ofPrometheus = props.links.filter(({ to }) => to === 'metrics');
    this.queries.push(...ofPrometheus.map(({ name, query }) => ({ by: `link "${name}"`, query })));
    this.config = [
      { files: this.configures('grafana', { 'grafana.ini': toIni(this.settings()) }), path: CONFIG },
      { files: this.managedAlerting(), path: `${PROVISIONING}/alerting` },
    ];
    pods.runs({
      kind: props.replicas > 1 ? 'StatefulSet' : 'Deployment',
      replicas: props.replicas,
      image: images.grafana,
      args: [],
      environment: [
        POD_IP,
        { name: 'GF_PATHS_CONFIG', value: `${CONFIG}/grafana.ini` },
        { name: 'GF_PATHS_PROVISIONING', value: PROVISIONING },
      ],
      resources: props.resources,
      probe: { port: PORT, path: '/api/health', startupSeconds: 120, restarts: true },
      config: this.config,
      scratch: [DATA, '/tmp'],
      user: 472,
      placement: props.placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 30,
    });
  }

  /** Shows dashboards, each a ConfigMap of its own, well below the size that one may have; and links at a span. */
  shows(dashboards: readonly Dashboard[], links: readonly Link[]): void {
    this.config.push({ files: this.sources(links), path: `${PROVISIONING}/datasources` });
    const there = (pillar: Pillar) => this.props.dataSources[pillar];
    const shown = dashboards.flatMap((given) => {
      const dashboard = answered(given, there);
      if (dashboard === undefined) return [];
      const { uid, folder } = dashboard;
      const path = `${DASHBOARDS}/${folder.toLowerCase()}/${uid}`;
      const json = `${JSON.stringify(dashboardJson(dashboard), null, 1)}\n`;
      this.config.push({ files: this.configures(`grafana-dashboard-${uid}`, { [`${uid}.json`]: json }), path });
      return [{ dashboard, path }];
    });
    const providers = this.configures('grafana-dashboards', { 'dashboards.yaml': dashboardProviders(shown) });
    this.config.push({ files: providers, path: `${PROVISIONING}/dashboards` });
  }

  private settings() {
    const { pods, props } = this;
    const hidden = (secret: string, key: string, meaning: string): Hidden =>
      `$__env{${pods.needs({ secret, key, meaning })}}`;
    const { adminSecret, login, database, plugins, replicas } = props;
    if (login !== undefined) outside.login(pods, login);
    if (plugins.length > 0) outside.plugins(pods);
    return grafanaSettings({
      adminUser: hidden(adminSecret, props.adminUserKey, 'name of the administrator'),
      adminPassword: hidden(adminSecret, props.adminPasswordKey, 'password of the administrator'),
      url: props.address,
      login: login && {
        ...login,
        id: hidden(login.secret, login.clientIdKey, 'id that the provider of the login knows Grafana by'),
        secret: hidden(login.secret, login.clientSecretKey, 'secret of that client'),
      },
      database: database && {
        ...database,
        port: outside.database(pods, database),
        user: hidden(database.secret, database.userKey, "name of the account of Grafana's database"),
        password: hidden(database.secret, database.passwordKey, 'password of that account'),
        encryption:
          database.encryptionKey === undefined
            ? undefined
            : hidden(database.secret, database.encryptionKey, 'what Grafana encrypts secrets in its database with'),
      },
      plugins,
      peers: replicas > 1 ? this.peers() : [],
      settings: props.settings,
    });
  }

  private peers(): string[] {
    const { pods } = this;
    pods.hasPods(this.props.replicas);
    const mesh = pods.serves('gossip', { name: 'mesh-tcp', port: GOSSIP_PORT });
    pods.reaches(pods.serves('gossip', { name: 'mesh-udp', port: GOSSIP_PORT, protocol: 'UDP' }));
    return pods.callsEach(mesh);
  }

  private sources(spanToMetrics: readonly Link[]) {
    const { pods, props } = this;
    const { metrics, logs, traces } = props.dataSources;
    return this.configures('grafana-data-sources', {
      'data-sources.yaml': dataSources({
        metrics: metrics ? pods.calls(props.metrics) : undefined,
        logs: logs ? pods.calls(props.logs) : undefined,
        traces: traces ? pods.calls(props.traces) : undefined,
        alerts: pods.calls(props.alerts),
        scrapeInterval: props.scrapeInterval,
        spanToMetrics,
        links: props.links,
      }),
    });
  }

  /** To each replica of Alertmanager: they agree which of them tells somebody. */
  private managedAlerting() {
    const { logs } = this.props.dataSources;
    return this.configures('grafana-alerting', {
      'alerting.yaml': alerting(logs ? managedAlerts : [], this.pods.callsEach(this.props.alerts), this.props.address),
    });
  }
}
