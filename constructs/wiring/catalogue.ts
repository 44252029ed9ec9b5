import type { Component, Site } from '../core/component';
import { askedBy } from '../watch/dashboard';
import { down } from '../watch/down';
import { askedAlong } from '../watch/links';
import { type Asked, type Metric, storedNames, usedIn, wordsOf } from '../watch/metric';
import { allDashboards } from './dashboards';

/** A metric, and the component it comes from. */
export interface Entry {
  readonly component: Component;
  readonly metric: Metric;
}

/** Every metric that is known to reach the store: what is scraped, and what is written there. */
export function catalogue({ components }: Site): Entry[] {
  return components.flatMap((component) =>
    [...component.parts.flatMap(({ scrapes }) => scrapes.map(({ signals = {} }) => signals)), ...component.written]
      .flatMap((signals) => Object.values(signals))
      .map((metric) => ({ component, metric })),
  );
}

/** Everything that is asked of Prometheus, and by whom. Alerts on logs ask Loki. */
export function asked(site: Site): Asked[] {
  const ofComponents = site.components.flatMap((component) => {
    const downs = component.parts.filter(({ scrapes }) => scrapes.length > 0).map(({ name }) => down(name));
    const rules = [...downs, ...component.alerts.flatMap(({ recordings = [], alerts }) => [...recordings, ...alerts])];
    return [
      ...rules.map(({ name, expression }) => ({ by: name, query: expression })),
      ...component.links.flatMap(askedAlong),
      ...component.queries,
    ];
  });
  return [...ofComponents, ...allDashboards(site).flatMap(askedBy)];
}

/** Words of all that asks Prometheus, and of what runbooks have a human ask. */
export function wordsAsked(site: Site): ReadonlySet<string> {
  const runbooks = site.components
    .flatMap(({ alerts }) => alerts)
    .flatMap(({ alerts }) => alerts.map(({ runbook }) => runbook.firstSteps));
  return wordsOf([...asked(site).map(({ query }) => query), ...runbooks]);
}

/** Everybody who asks for a metric. */
export function askers(metric: Metric, all: readonly Asked[]): string[] {
  return [...new Set(all.filter(({ query }) => usedIn(wordsOf([query]), metric)).map(({ by }) => by))];
}

/** A pattern of names that must not be stored, and who would miss what it matches. */
export interface Missed {
  readonly index: number;
  readonly name: string;
  readonly by: string;
}

/** What is asked for and matched by a pattern of names that are never stored. */
export function missed(site: Site, patterns: readonly string[]): Missed[] {
  const all = asked(site);
  return patterns.flatMap((pattern, index) => {
    const matches = new RegExp(`^(?:${pattern})$`);
    const [first] = catalogue(site).flatMap(({ metric }) => {
      const [by] = storedNames(metric).some((name) => matches.test(name)) ? askers(metric, all) : [];
      return by === undefined ? [] : [{ index, name: metric.name, by }];
    });
    return first === undefined ? [] : [first];
  });
}
