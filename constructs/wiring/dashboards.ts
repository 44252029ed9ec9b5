import type { Site } from '../core/component';
import { type Dashboard, VITALS } from '../watch/dashboard';
import { type Link, STACK_DASHBOARD } from '../watch/links';

/** What shows dashboards, and the links at a span. */
export interface Viewer {
  shows(dashboards: readonly Dashboard[], links: readonly Link[]): void;
}

/** Every component's dashboards and links are shown. Two dashboards of one uid would be one to Grafana, so that is refused. */
export function wireDashboards(site: Site, viewer: Viewer): void {
  const owners = new Map([[STACK_DASHBOARD, 'the stack']]);
  for (const { name, dashboards } of site.components) {
    for (const { uid } of dashboards) {
      const other = owners.get(uid);
      if (other !== undefined)
        throw new Error(`dashboard ${uid} is both of ${other} and of ${name}; give one of them another uid`);
      owners.set(uid, name);
    }
  }
  viewer.shows(
    allDashboards(site),
    site.components.flatMap(({ links }) => links),
  );
}

/** Those of the components, and the one that is made of what each shows of itself. */
export function allDashboards({ components }: Site): Dashboard[] {
  const vitals = components.flatMap((component) => component.vitals);
  const stack: Dashboard = {
    uid: STACK_DASHBOARD,
    title: 'Observability stack',
    description: 'What is collected, kept and refused, and what does not answer.',
    folder: 'Observability',
    variables: [],
    rows: Object.entries(VITALS).flatMap(([row, title]) => {
      const panels = vitals.filter((vital) => vital.row === row).map(({ panel }) => panel);
      return panels.length > 0 ? [{ title, panels }] : [];
    }),
  };
  return [...components.flatMap(({ dashboards }) => dashboards), ...(vitals.length > 0 ? [stack] : [])];
}
