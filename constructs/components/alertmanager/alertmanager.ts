import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import { customResource } from '../../core/custom-resource';
import type { Placement } from '../../core/run';
import { alertmanagerSpec, routing } from './settings';
import { alertmanagerSignals } from './signals';

type AlertmanagerSettings = Environment['alertmanager'];

export interface AlertmanagerProps extends AlertmanagerSettings {
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  readonly operator: Component;
}

/** Name of the resource; the operator's names follow from it. */
const NAME = 'genestack';

/** Alerts: grouped, silenced, and sent once to whoever has to know. Replicas agree over a mesh of their own. */
export class Alertmanager extends Component {
  private readonly pods = this.part({ madeBy: 'operator' });
  /** Where alerts are sent and silences are made. Found pod by pod: every replica has to have every alert. */
  readonly api = this.pods.serves('alertmanager', { name: 'http', port: 9093, scheme: 'http' });

  constructor(site: Site, props: AlertmanagerProps) {
    super(site, 'alertmanager');
    this.after.push(props.operator);
    this.pods.hasPods(props.replicas, 'alertmanager-operated', `alertmanager-${NAME}`);
    this.pods.exposes({ name: 'http', port: 9093 }, { signals: alertmanagerSignals });
    if (props.replicas > 1) {
      for (const protocol of ['TCP', 'UDP'] as const) {
        this.pods.reaches(this.pods.serves('gossip', { name: `mesh-${protocol.toLowerCase()}`, port: 9094, protocol }));
      }
    }
    customResource(this, 'AlertmanagerConfig', { name: NAME }, routing);
    customResource(
      this,
      'Alertmanager',
      { name: NAME },
      alertmanagerSpec({
        ...props,
        image: images.alertmanager,
        account: this.pods.name,
        labels: this.pods.labels,
        routing: NAME,
      }),
    );
  }
}
