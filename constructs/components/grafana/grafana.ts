import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { dataSources } from './data-sources';
import { DATA, grafanaSettings, PORT, toIni } from './settings';
import { grafanaSignals } from './signals';

type GrafanaOptions = Environment['grafana'];

export interface GrafanaProps extends GrafanaOptions {
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

/** Where people look. Everything in it is provisioned from this tree: a new pod is the same Grafana. */
export class Grafana extends Component {
  private readonly pods = this.part();
  /** Where browsers come. */
  readonly web = this.pods.serves('http', { name: 'http', port: PORT, scheme: 'http' });

  constructor(site: Site, props: GrafanaProps) {
    super(site, 'grafana');
    const { pods } = this;
    pods.exposes({ name: 'http', port: PORT }, { signals: grafanaSignals });
    props.gateway?.reaches(this.web);

    const secret = (key: string, meaning: string) =>
      `$__env{${pods.needs({ secret: props.adminSecret, key, meaning })}}`;
    const settings = this.configures('grafana', {
      'grafana.ini': toIni(
        grafanaSettings({
          adminUser: secret(props.adminUserKey, 'name of the administrator'),
          adminPassword: secret(props.adminPasswordKey, 'password of the administrator'),
          settings: props.settings,
        }),
      ),
    });
    const sources = this.configures('grafana-data-sources', {
      'data-sources.yaml': dataSources({
        metrics: pods.calls(props.metrics),
        logs: pods.calls(props.logs),
        traces: pods.calls(props.traces),
        alerts: pods.calls(props.alerts),
        scrapeInterval: props.scrapeInterval,
      }),
    });

    pods.runs({
      kind: 'Deployment',
      replicas: 1,
      image: images.grafana,
      args: [],
      environment: [
        { name: 'GF_PATHS_CONFIG', value: `${CONFIG}/grafana.ini` },
        { name: 'GF_PATHS_PROVISIONING', value: PROVISIONING },
      ],
      resources: props.resources,
      probe: { port: PORT, path: '/api/health', startupSeconds: 120, restarts: true },
      config: [
        { files: settings, path: CONFIG },
        { files: sources, path: `${PROVISIONING}/datasources` },
      ],
      scratch: [DATA, '/tmp'],
      user: 472,
      placement: props.placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 30,
    });
  }
}
