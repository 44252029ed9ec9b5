import type { Problem } from '../config/resolve';
import type { Environment } from '../config/schema';
import type { Site } from '../core/component';
import { missed } from './catalogue';

/*
 * What is wrong with an environment and shows only when the components are there.
 */

/** Scrapes that have the name of something the stack has already. */
export function takenNames({ components }: Site, { name, scrapes }: Environment): Problem[] {
  const names = new Set(components.map((component) => component.name));
  return scrapes.flatMap(({ job }, index) =>
    names.has(job)
      ? [{ path: `${name}.scrapes.${index}.job`, message: `is "${job}", which the stack has already; write another` }]
      : [],
  );
}

/** Scrapes of pods of the stack itself that are not there, do not listen there, or are scraped there anyway. */
export function uselessScrapes({ components }: Site, { name, namespace, scrapes }: Environment): Problem[] {
  const parts = components.flatMap((component) => component.parts).filter(({ madeBy }) => madeBy !== 'platform');
  return scrapes.flatMap((scrape, index): Problem[] => {
    if (scrape.namespace !== namespace) return [];
    const problem = (key: string, message: string) => [{ path: `${name}.scrapes.${index}.${key}`, message }];
    const selected = parts.filter(({ labels }) =>
      Object.entries(scrape.labels).every(([key, value]) => labels[key] === value),
    );
    if (selected.length === 0)
      return problem('labels', 'select no pods of the stack; write those of pods, or their namespace');
    const ports = new Set(selected.flatMap((part) => [...part.ports.values()].map(({ number }) => number)));
    if (!ports.has(scrape.port))
      return problem('port', `is ${scrape.port}, where the pods do not listen; write one of ${[...ports].join(', ')}`);
    const twice = selected
      .flatMap((part) => part.scrapes)
      .some(({ endpoint: { port, path } }) => port.number === scrape.port && path === scrape.path);
    return twice
      ? problem('path', `is ${scrape.path}, which the stack scrapes itself; write another, or no entry`)
      : [];
  });
}

/** Patterns of what is never stored that would take from an alert or a dashboard what it asks for. */
export function missedMetrics(site: Site, { name, prometheus: { neverStored } }: Environment): Problem[] {
  return missed(site, neverStored).map(({ index, name: metric, by }) => ({
    path: `${name}.prometheus.neverStored.${index}`,
    message: `is "${neverStored[index]}", but ${by} asks for ${metric}; write a pattern that does not match it`,
  }));
}
