import { type Signals, usedIn } from '../../../watch/metric';
import type { Processor } from '../block';

/** What the translation to Prometheus adds to a name: its unit, and what says that it is a sum. */
const ADDED = /(_(seconds|bytes|ratio|total))+$/;

/**
 * Drops metrics that nobody asks for before they are sent.
 *
 * @param asked words of everything that is asked; without them nothing is dropped
 */
export function storedOnly(
  name: string,
  signals: Signals,
  asked: ReadonlySet<string> | undefined,
): Processor<'filter', 'metrics'> | undefined {
  if (asked === undefined) return undefined;
  const used = Object.values(signals).filter((metric) => usedIn(asked, metric));
  const names = used.map((metric) => metric.name.replace(ADDED, '').replaceAll('_', '[._]'));
  return {
    kind: 'processor',
    stage: 'filter',
    id: `filter/${name}`,
    carries: { metrics: true },
    config: () => ({ error_mode: 'ignore', metrics: { metric: [`not IsMatch(name, "^(${names.join('|')})$")`] } }),
  };
}
