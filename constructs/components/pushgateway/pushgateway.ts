import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import { type Placement, PRIORITY_CLASS } from '../../core/run';
import { pushgatewaySignals } from './signals';

type PushgatewaySettings = NonNullable<Environment['pushgateway']>;

export interface PushgatewayProps extends PushgatewaySettings {
  readonly placement: Placement;
  /** Who may push. */
  readonly applications: Part;
}

const PORT = 9091;

/** Where jobs that end before they could be scraped leave their metrics. What is left stays until somebody deletes it. */
export class Pushgateway extends Component {
  readonly push: Endpoint<'pushgateway'>;

  constructor(site: Site, { resources, placement, applications }: PushgatewayProps) {
    super(site, 'pushgateway');
    const pods = this.part();
    this.push = pods.serves('pushgateway', { name: 'http', port: PORT, scheme: 'http' });
    // What was pushed has the job and instance of who pushed it.
    pods.exposes({ name: 'http', port: PORT }, { honorLabels: true, signals: pushgatewaySignals });
    applications.reaches(this.push);
    pods.runs({
      kind: 'Deployment',
      // Two would each know a part.
      replicas: 1,
      image: images.pushgateway,
      args: [`--web.listen-address=:${PORT}`],
      resources,
      probe: { port: PORT, path: '/-/ready', startupSeconds: 30, restarts: true },
      user: 65534,
      placement,
      priorityClass: PRIORITY_CLASS,
      graceSeconds: 10,
    });
  }
}
