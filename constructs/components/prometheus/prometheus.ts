import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import { customResource } from '../../core/custom-resource';
import type { Endpoint } from '../../core/endpoint';
import { grant, read, readUrl } from '../../core/grant';
import type { MetricsIntake } from '../../core/intake';
import type { Placement } from '../../core/run';
import { watchdog } from './alerts';
import { alertSignals } from './rule-signals';
import { scrapeSignals } from './scrape-signals';
import { prometheusSpec } from './settings';
import { otlpSignals, prometheusSignals } from './signals';
import { prometheusVitals } from './vitals';

type PrometheusSettings = Environment['prometheus'];

export interface PrometheusProps extends PrometheusSettings {
  readonly cluster: string;
  readonly placement: Placement;
  readonly storageClass: string | undefined;
  readonly scrapeInterval: string;
  readonly operator: Component;
  readonly alerts: Endpoint<'alertmanager'>;
}

/** Name of the resource; the operator's names follow from it. */
const NAME = 'genestack';

/** Metrics: scraped from everything that exposes them, written by the collectors, asked by Grafana. */
export class Prometheus extends Component {
  /** What scrapes. */
  readonly scraper = this.part({ madeBy: 'operator', service: { sticky: true } });
  /** Where samples are written; each replica takes all of them. */
  readonly write = this.scraper.serves('remote-write', {
    name: 'http',
    port: 9090,
    scheme: 'http',
    path: '/api/v1/write',
  });
  /** Where collectors send what they have, the way the environment says. */
  readonly intake: MetricsIntake;
  /** Where PromQL is asked. */
  readonly query = this.scraper.serves('promql', { name: 'http', port: 9090, scheme: 'http' });

  constructor(site: Site, props: PrometheusProps) {
    super(site, 'prometheus');
    this.after.push(props.operator);
    const { transport, outage } = props;
    const otlp = { name: 'http', port: 9090, scheme: 'http', path: '/api/v1/otlp/v1/metrics' } as const;
    this.intake = {
      endpoint: transport === 'otlp' ? this.scraper.serves('otlp-metrics', otlp) : this.write,
      outage,
    };
    this.alerts.push(watchdog);
    this.written.push(scrapeSignals, alertSignals);
    this.vitals.push(...prometheusVitals);
    this.scraper.hasPods(props.replicas, 'prometheus-operated', `prometheus-${NAME}`);
    this.scraper.exposes(
      { name: 'http', port: 9090 },
      { signals: { ...prometheusSignals, ...(transport === 'otlp' && otlpSignals) } },
    );
    this.scraper.may(
      read(['nodes', 'services', 'endpoints', 'pods']),
      read(['endpointslices'], { apiGroup: 'discovery.k8s.io' }),
      // Kubelets ask for a right on their node, cAdvisor's path included.
      grant(['get'], ['nodes/metrics']),
      readUrl('/metrics'),
    );
    const alertmanager = this.scraper.discovers(props.alerts);
    customResource(
      this,
      'Prometheus',
      { name: NAME },
      prometheusSpec({
        ...props,
        alertmanager,
        image: images.prometheus,
        account: this.scraper.name,
        labels: this.scraper.labels,
      }),
    );
  }
}
