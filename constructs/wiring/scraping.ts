import type { CustomResourceSpecs } from '../../imports/monitoring.coreos.com';
import type { Site } from '../core/component';
import { customResource } from '../core/custom-resource';
import type { Part } from '../core/part';
import { only, type Relabeling, type Scrape, without } from '../core/scrape';
import { storedNames, usedIn } from '../watch/metric';

/** The label that tells a headless Service from the one in front of the same pods; Kubernetes itself uses it on endpoints. */
export const HEADLESS = 'service.kubernetes.io/headless';

/** What is not stored of what is scraped. */
export interface Storing {
  /** Words of everything that is asked, if nothing else is stored. */
  readonly asked: ReadonlySet<string> | undefined;
  /** Patterns of names that are never stored. */
  readonly dropped: readonly string[];
}

/**
 * Every part that exposes metrics gets a monitor, and the scraper its way there. The monitor and the job label have the
 * name of the part.
 */
export function wireScraping(site: Site, scraper: Part, storing: Storing): void {
  for (const component of site.components) {
    for (const part of component.parts) {
      const [first] = part.scrapes;
      if (first === undefined) continue;
      for (const { endpoint } of part.scrapes) scraper.reaches(endpoint, { orders: false });
      const { kind, spec } = monitor(part, first, storing);
      customResource(component, kind, { name: part.name }, spec);
    }
  }
}

type Monitor = {
  [Kind in 'PodMonitor' | 'ScrapeConfig' | 'ServiceMonitor']: {
    readonly kind: Kind;
    readonly spec: CustomResourceSpecs[Kind];
  };
}['PodMonitor' | 'ScrapeConfig' | 'ServiceMonitor'];

function monitor(part: Part, first: Scrape, storing: Storing): Monitor {
  const { found, access } = first;
  const scrapeClass = access === undefined ? {} : { scrapeClass: access };
  const job = { targetLabel: 'job', replacement: part.name };
  const endpoint = (scrape: Scrape, ...relabelings: Relabeling[]) => {
    const all = [...relabelings, ...ownLabels(part, scrape)];
    const samples = sampleRules(scrape, storing);
    return {
      path: scrape.endpoint.path,
      ...(scrape.access === undefined ? {} : { scheme: 'https' as const }),
      ...(scrape.serverName === undefined ? {} : { tlsConfig: { serverName: scrape.serverName } }),
      ...(scrape.honorLabels ? { honorLabels: true } : {}),
      ...(scrape.interval === undefined ? {} : { interval: scrape.interval }),
      ...(scrape.timeout === undefined ? {} : { scrapeTimeout: scrape.timeout }),
      ...(all.length > 0 ? { relabelings: all } : {}),
      ...(samples.length > 0 ? { metricRelabelings: samples } : {}),
    };
  };
  switch (found?.by) {
    case undefined:
      return {
        kind: 'ServiceMonitor',
        spec: {
          ...scrapeClass,
          selector: { matchLabels: part.labels, matchExpressions: [{ key: HEADLESS, operator: 'DoesNotExist' }] },
          endpoints: part.scrapes.map((scrape) => ({ port: scrape.endpoint.port.name, ...endpoint(scrape) })),
        },
      };
    case 'service':
      return {
        kind: 'ServiceMonitor',
        spec: {
          ...scrapeClass,
          namespaceSelector: { matchNames: [found.namespace] },
          selector: { matchLabels: found.labels },
          endpoints: part.scrapes.map((scrape) => ({ port: scrape.endpoint.port.name, ...endpoint(scrape, job) })),
        },
      };
    case 'pods':
      return {
        kind: 'PodMonitor',
        spec: {
          ...scrapeClass,
          namespaceSelector: { matchNames: [found.namespace] },
          selector: { matchLabels: found.labels },
          podMetricsEndpoints: part.scrapes.map((scrape) => ({
            ...endpoint(scrape, job, ...addressOf('__meta_kubernetes_pod_ip', scrape)),
          })),
        },
      };
    case 'nodes': {
      const { path, interval, tlsConfig: _, ...rest } = { interval: undefined, ...endpoint(first) };
      const labels = Object.entries(found.labels).map(([name, value]) => `${name}=${value}`);
      return {
        kind: 'ScrapeConfig',
        spec: {
          ...scrapeClass,
          ...rest,
          metricsPath: path,
          ...(interval === undefined ? {} : { scrapeInterval: interval }),
          kubernetesSDConfigs: [
            {
              role: 'Node',
              ...(labels.length > 0 ? { selectors: [{ role: 'Node', label: labels.join(',') }] } : {}),
            },
          ],
          relabelings: [
            job,
            { sourceLabels: ['__meta_kubernetes_node_name'], targetLabel: 'instance' },
            ...addressOf('__meta_kubernetes_node_address_InternalIP', first),
            ...(rest.relabelings ?? []),
          ],
        },
      };
    }
  }
}

/** The port of an endpoint at the address a discovered label has. Targets that differ in nothing else become one. */
function addressOf(label: string, { endpoint }: Scrape): Relabeling[] {
  const to = { sourceLabels: [label], targetLabel: '__address__' };
  const { number } = endpoint.port;
  return [
    { ...to, regex: '([^:]+)', replacement: `$1:${number}` },
    { ...to, regex: '(.*:.*)', replacement: `[$1]:${number}` },
  ];
}

/** Labels of the target that would be taken for those of what the samples speak of. */
function ownLabels(part: Part, { honorLabels, found }: Scrape): Relabeling[] {
  if (!honorLabels || found?.by === 'nodes') return [];
  return [
    // There is one such pod of the stack's own. Its successor goes on with the same series.
    ...(found === undefined ? [{ targetLabel: 'instance', replacement: part.name }] : []),
    { regex: 'namespace|pod|service|node', action: 'labeldrop' },
  ];
}

function sampleRules({ samples = [], signals }: Scrape, { asked, dropped }: Storing): Relabeling[] {
  const used =
    asked === undefined || signals === undefined
      ? []
      : [
          only(
            ...Object.values(signals)
              .filter((metric) => usedIn(asked, metric))
              .flatMap(storedNames),
          ),
        ];
  return [...samples, ...used, ...(dropped.length === 0 ? [] : [without(...dropped)])];
}
