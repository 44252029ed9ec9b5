import type { Site } from '../core/component';
import type { Endpoint } from '../core/endpoint';
import type { Part } from '../core/part';
import type { SurroundingsOf } from '../watch/alert';
import { wireAccess } from './access';
import { type Viewer, wireDashboards } from './dashboards';
import { wireNetworkPolicies } from './network-policies';
import { wireRules } from './rules';
import { type Storing, wireScraping } from './scraping';
import { wireServices } from './services';
import { wireWorkloads } from './workloads';

/** What the derivations connect everything to. */
export interface Hubs {
  /** Who watches what the components say of themselves; without anybody there is nothing to watch it by. */
  readonly watch: Watch | undefined;
  /** Where rights on the Kubernetes API are used. */
  readonly apiServer: Endpoint<'kubernetes-api'>;
  /** Where whoever connects to a name looks it up. */
  readonly dns: readonly Endpoint<'dns'>[];
}

export interface Watch {
  /** What reads the metrics and evaluates the alerts. */
  readonly scraper: Part;
  readonly storing: Storing;
  /** What shows the dashboards. */
  readonly viewer: Viewer;
  /** Where whoever is called by an alert looks. */
  readonly surroundingsOf: SurroundingsOf;
}

/** Makes everything that follows from what the components have recorded. Once, after the last component. */
export function wire(site: Site, { watch, apiServer, dns }: Hubs): void {
  if (watch !== undefined) {
    wireDashboards(site, watch.viewer);
    wireScraping(site, watch.scraper, watch.storing);
  }
  wireAccess(site, apiServer);
  for (const part of site.components.flatMap(({ parts }) => parts)) {
    if (part.madeBy === 'platform' || part.outgoing.length === 0) continue;
    for (const server of dns) part.reaches(server, { orders: false });
  }
  wireServices(site);
  wireWorkloads(site);
  if (watch !== undefined) wireRules(site, watch.surroundingsOf);
  // Last: it reads every edge the others have recorded.
  wireNetworkPolicies(site);
}
