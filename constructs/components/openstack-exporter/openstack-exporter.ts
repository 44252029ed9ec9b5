import { images } from '../../config/images';
import type { OpenStackServiceName } from '../../config/openstack';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { exporterAlerts } from './alerts';
import { CLOUD, cadence, exporterArguments, scraping } from './settings';
import { ofService } from './signals';

type OpenStackSettings = NonNullable<Environment['openstack']>;

export interface OpenStackExporterProps
  extends Pick<OpenStackSettings, 'servers' | 'services' | 'cloudsSecret'>,
    Pick<Environment['openstackExporter'], 'resources'> {
  readonly placement: Placement;
  readonly apis: Readonly<Record<OpenStackServiceName, Endpoint<'openstack-api'>>>;
}

const PORT = 9180;
const FOLDER = '/etc/openstack';

/**
 * What the services of OpenStack say of themselves, asked by a read-only account. One exporter a service: each fills its
 * memory by one loop over all it asks, so with several in one, the slowest would decide how old everything is and one
 * that never answers would silence the rest. A loop begins when the one before has ended, so no API is asked twice at a
 * time, however many ask the exporter.
 */
export class OpenStackExporter extends Component {
  constructor(site: Site, props: OpenStackExporterProps) {
    super(site, 'openstack-exporter');
    for (const service of props.services) this.asks(service, props);
  }

  private asks(service: OpenStackServiceName, props: OpenStackExporterProps): void {
    const { servers, apis, cloudsSecret, resources, placement } = props;
    const pods = this.part({ role: service });
    const { interval, timeout } = scraping(cadence(service, servers));
    const signals = ofService[service];
    pods.exposes(
      { name: 'metrics', port: PORT },
      { interval: `${interval}s`, timeout: `${timeout}s`, signals: signals.all },
    );
    // Without a token there is no question.
    for (const api of [apis.identity, apis[service]]) pods.reaches(api);
    const account = {
      secret: cloudsSecret,
      key: 'clouds.yaml',
      meaning: `clouds.yaml with a cloud "${CLOUD}": an account that may read and nothing else, as docs/metrics.md makes it`,
    };
    const clouds = `${pods.needsFiles({ name: 'clouds', path: FOLDER, keys: [account] })}/${account.key}`;
    pods.runs({
      kind: 'Deployment',
      // Two would ask everything twice.
      replicas: 1,
      image: images.openstackExporter,
      args: exporterArguments(service, servers, PORT, clouds),
      resources,
      probe: { port: PORT, path: '/', startupSeconds: 60, restarts: true },
      user: 65532,
      placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 10,
    });
    this.alerts.push(exporterAlerts(service, servers, signals));
  }
}
