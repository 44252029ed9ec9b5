import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { type Bucket, takeBucket } from '../../core/bucket';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import { type Placement, POD_IP, PRIORITY_CLASS } from '../../core/run';
import { ruleGroup, type SurroundingsOf } from '../../watch/alert';
import { logAlerts, lokiAlerts } from './alerts';
import { projectLookup } from './dashboard';
import { refusalSignals } from './refusal-signals';
import { DATA, lokiSettings, PORTS, RULES, TENANT } from './settings';
import { lokiSignals } from './signals';
import { lokiVitals } from './vitals';

type LokiConfig = Environment['loki'];

export interface LokiProps extends LokiConfig {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  /** Where chunks and index are kept; on the replica's own disk if there is none. */
  readonly bucket: Bucket | undefined;
  /** Where alerts on logs go: to each replica. */
  readonly alerts: Endpoint<'alertmanager'>;
  readonly surroundingsOf: SurroundingsOf;
}

/** Logs. Collectors send them over OTLP; Grafana and operators ask with LogQL. Every replica does everything, alerts too. */
export class Loki extends Component {
  private readonly pods = this.part();
  /** Where collectors send logs. */
  readonly otlp = this.pods.serves('otlp-logs', {
    name: 'http',
    port: PORTS.http,
    scheme: 'http',
    path: '/otlp/v1/logs',
  });
  /** Where LogQL is asked. */
  readonly query = this.pods.serves('logql', { name: 'http', port: PORTS.http, scheme: 'http' });

  constructor(site: Site, props: LokiProps) {
    super(site, 'loki');
    this.pods.exposes({ name: 'http', port: PORTS.http }, { signals: { ...lokiSignals, ...refusalSignals } });
    this.alerts.push(lokiAlerts(this.name));
    this.pods.hasPods(props.replicas);

    const several = props.replicas > 1;
    if (several) this.pods.reaches(this.pods.serves('loki-grpc', { name: 'grpc', port: PORTS.grpc }));
    const members = several
      ? this.pods.callsEach(this.pods.serves('gossip', { name: 'gossip', port: PORTS.gossip }))
      : [];
    const bucketAccess = props.bucket && takeBucket(this.pods, props.bucket);
    const alertmanagers = this.pods.callsEach(props.alerts);
    const files = this.configures('loki', {
      'config.yaml': lokiSettings({ ...props, members, alertmanagers, bucketAccess }),
    });
    this.dashboards.push(projectLookup);
    this.vitals.push(...lokiVitals(site.namespace));
    // It is the collectors that are silent when Loki is.
    const surroundings = props.surroundingsOf('daemon-collector');
    const groups = logAlerts(props.cluster).map((group) => ruleGroup(group, surroundings));
    const rules = this.configures('loki-rules', { 'rules.yaml': { groups } });

    this.pods.runs({
      kind: 'StatefulSet',
      replicas: props.replicas,
      image: images.loki,
      args: ['-config.file=/etc/loki/config.yaml', '-config.expand-env=true'],
      environment: [POD_IP],
      resources: props.resources,
      probe: { port: PORTS.http, path: '/ready', startupSeconds: 900, restarts: false },
      config: [
        { files, path: '/etc/loki' },
        { files: rules, path: `${RULES}/${TENANT}` },
      ],
      scratch: ['/tmp'],
      storage: { size: props.storage, storageClass: props.storageClass, path: DATA },
      user: 10001,
      placement: props.placement,
      priorityClass: PRIORITY_CLASS,
      // What is in memory is flushed, or stays in the write-ahead log.
      graceSeconds: 300,
    });
  }
}
