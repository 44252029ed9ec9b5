import type { Component, Site } from '../core/component';
import type { Metric } from '../watch/metric';

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
