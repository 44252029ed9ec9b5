import type { Labels } from './labels';
import type { Scrape, ScrapeAccess } from './scrape';

/**
 * Something the platform brings that exposes metrics: what to select there and how to read it. Whether an environment has
 * it is one setting; monitors, the scraper's way there and an alert when it does not answer derive.
 */
export interface Integration {
  /** Name of its folder in the tree, and of the job where there is but one. */
  readonly name: string;
  /** What it is, for whoever decides whether the environment has it: "Ceph, as Rook runs it". */
  readonly what: string;
  /** What the environment must have too, or there is none of this. */
  readonly needs?: 'openstack';
  /** Where its pods are unless the environment says otherwise; none for what is on the nodes. */
  readonly namespace?: string;
  readonly targets: readonly Target[];
}

/** One job of an integration. */
export interface Target extends Pick<Scrape, 'serverName' | 'samples' | 'interval' | 'timeout' | 'signals'> {
  /** As {@link ScrapeAccess}; `kubelet` is what the environment says of certificates of kubelets. Default: plain HTTP. */
  readonly access?: ScrapeAccess | 'kubelet';
  /** What it is within the integration; the only target has none. */
  readonly role?: string;
  /** What is looked for: a Service, pods, or nodes. */
  readonly by: 'service' | 'pods' | 'nodes';
  /** Labels of what is looked for. */
  readonly labels?: Labels;
  /** Where it listens. Default: at the addresses of pods; `node`: at those of the nodes; `api-server`: where that is. */
  readonly at?: 'node' | 'api-server';
  /** Port it listens on; the API server's is known to the environment. */
  readonly port: number;
  /** Name of the port of the Service. Default: `metrics`. */
  readonly portName?: string;
  readonly path?: string;
  readonly honorLabels?: boolean;
}
