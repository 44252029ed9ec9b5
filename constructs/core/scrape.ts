import type { CustomResourceSpecs } from '../../imports/monitoring.coreos.com';
import type { Signals } from '../watch/metric';
import type { Endpoint } from './endpoint';
import type { Labels } from './labels';

type Relabelings = NonNullable<CustomResourceSpecs['ScrapeConfig']['metricRelabelings']>;

/** A rule that changes labels, as Prometheus has it. */
export type Relabeling = Relabelings[number];

/** How the scraper finds targets that the platform brings. Those of the stack are found by their own Service. */
export type Found =
  /** The pods behind every Service with some labels, at the port of the endpoint's name. */
  | { readonly by: 'service'; readonly namespace: string; readonly labels: Labels }
  /** Every pod with some labels, whatever ports it declares. */
  | { readonly by: 'pods'; readonly namespace: string; readonly labels: Labels }
  /** Every node with some labels, at its internal address. */
  | { readonly by: 'nodes'; readonly labels: Labels };

/**
 * How a target is convinced that it may be asked, and who it has to be. `cluster`: the account's token, and a certificate
 * of the cluster's authority. `unverified`: the token, and any certificate.
 */
export type ScrapeAccess = 'cluster' | 'unverified';

/** Metrics a part exposes, and how they are read. */
export interface Scrape {
  readonly endpoint: Endpoint<'openmetrics'>;
  /**
   * Whether samples speak of other objects than the program that exposes them. Then their labels are those objects' own:
   * the target adds only `job` and an `instance` that stays the same when the program's pod does not.
   */
  readonly honorLabels: boolean;
  /** Default: plain HTTP. */
  readonly access?: ScrapeAccess;
  /** Name the certificate has to be for, if that is not the address. */
  readonly serverName?: string;
  readonly found?: Found;
  /** What is exposed. Where it is not known, all of it is stored. */
  readonly signals?: Signals;
  /** Default: as often as everything else. */
  readonly interval?: string;
  readonly timeout?: string;
  /** What is done to samples before they are stored. */
  readonly samples?: readonly Relabeling[];
}

/** Leaves out metrics by name. */
export function without(...names: string[]): Relabeling {
  return { sourceLabels: ['__name__'], regex: names.join('|'), action: 'drop' };
}

/** Leaves out everything but metrics of these names; without any, everything. */
export function only(...names: string[]): Relabeling {
  // An empty pattern would be taken for none, and none keeps all. No metric is named by a dash.
  return { sourceLabels: ['__name__'], regex: names.length > 0 ? names.join('|') : '-', action: 'keep' };
}
