import type { Site } from '../core/component';
import type { Dashboard } from '../watch/dashboard';

/** What shows dashboards. */
export interface Viewer {
  shows(dashboards: readonly Dashboard[]): void;
}

/** Every component's dashboards are shown. Two of one uid would be one to Grafana, so that is refused. */
export function wireDashboards(site: Site, viewer: Viewer): void {
  const owners = new Map<string, string>();
  for (const { name, dashboards } of site.components) {
    for (const { uid } of dashboards) {
      const other = owners.get(uid);
      if (other !== undefined)
        throw new Error(`dashboard ${uid} is both of ${other} and of ${name}; give one of them another uid`);
      owners.set(uid, name);
    }
  }
  viewer.shows(site.components.flatMap(({ dashboards }) => dashboards));
}
