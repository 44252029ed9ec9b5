import type { Site } from '../core/component';
import { customResource } from '../core/custom-resource';
import { ruleGroup, type SurroundingsOf } from '../watch/alert';
import { down } from '../watch/down';

/** Every component's alerts become one PrometheusRule, with an alert for each scraped part that no longer answers. */
export function wireRules(site: Site, surroundingsOf: SurroundingsOf): void {
  for (const component of site.components) {
    const scraped = component.parts.filter(({ scrapes }) => scrapes.length > 0);
    const groups = [
      ...(scraped.length > 0
        ? [{ name: `${component.name}-down`, alerts: scraped.map(({ name }) => down(name)) }]
        : []),
      ...component.alerts,
    ];
    if (groups.length === 0) continue;
    const surroundings = surroundingsOf(component.name, component.dashboards[0]?.uid);
    customResource(
      component,
      'PrometheusRule',
      { name: component.name },
      { groups: groups.map((group) => ruleGroup(group, surroundings)) },
    );
  }
}
