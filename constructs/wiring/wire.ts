import type { Site } from '../core/component';
import type { Endpoint } from '../core/endpoint';
import type { Part } from '../core/part';
import type { SurroundingsOf } from '../watch/alert';
import { wireAccess } from './access';
import { type Viewer, wireDashboards } from './dashboards';
import { wireNetworkPolicies } from './network-policies';
import { wireRules } from './rules';
import { wireScraping } from './scraping';
import { wireServices } from './services';
import { wireWorkloads } from './workloads';

/** What the derivations connect everything to. */
export interface Hubs {
  /** What reads the metrics. */
  readonly scraper: Part;
  /** Where rights on the Kubernetes API are used. */
  readonly apiServer: Endpoint<'kubernetes-api'>;
  /** Where whoever connects to a name looks it up. */
  readonly dns: readonly Endpoint<'dns'>[];
  /** What shows the dashboards. */
  readonly viewer: Viewer;
  /** Where whoever is called by an alert looks. */
  readonly surroundingsOf: SurroundingsOf;
}

/** Makes everything that follows from what the components have recorded. Once, after the last component. */
export function wire(site: Site, { scraper, apiServer, dns, viewer, surroundingsOf }: Hubs): void {
  wireDashboards(site, viewer);
  wireScraping(site, scraper);
  wireAccess(site, apiServer);
  for (const part of site.components.flatMap(({ parts }) => parts)) {
    if (part.madeBy === 'platform' || part.outgoing.length === 0) continue;
    for (const server of dns) part.reaches(server, { orders: false });
  }
  wireServices(site);
  wireWorkloads(site);
  wireRules(site, surroundingsOf);
  // Last: it reads every edge the others have recorded.
  wireNetworkPolicies(site);
}
