import type { Site } from '../core/component';
import type { Endpoint } from '../core/endpoint';
import type { Part } from '../core/part';
import { wireAccess } from './access';
import { wireNetworkPolicies } from './network-policies';
import { wireRules } from './rules';
import { type Storing, wireScraping } from './scraping';
import { wireServices } from './services';
import { wireWorkloads } from './workloads';

/** What the derivations connect everything to. */
export interface Hubs {
  /** What reads the metrics and watches the rules; without it nothing is exposed for that. */
  readonly scraper: Part | undefined;
  /** Where rights on the Kubernetes API are used. */
  readonly apiServer: Endpoint<'kubernetes-api'>;
  /** Where whoever connects to a name looks it up. */
  readonly dns: readonly Endpoint<'dns'>[];
}

/** Makes everything that follows from what the components have recorded. Once, after the last component. */
export function wire(site: Site, { scraper, apiServer, dns }: Hubs, storing: Storing): void {
  if (scraper !== undefined) wireScraping(site, scraper, storing);
  wireAccess(site, apiServer);
  for (const part of site.components.flatMap(({ parts }) => parts)) {
    if (part.madeBy === 'platform' || part.outgoing.length === 0) continue;
    for (const server of dns) part.reaches(server, { orders: false });
  }
  wireServices(site);
  wireWorkloads(site);
  if (scraper !== undefined) wireRules(site);
  // Last: it reads every edge the others have recorded.
  wireNetworkPolicies(site);
}
