import type { Endpoint } from '../../../core/endpoint';
import type { Watched } from '../../../core/watched';
import type { Panel } from '../../../watch/dashboard';
import type { Host } from '../block';
import type { ReceiverMetric } from '../receiver-metric';
import type { Asked } from './asked';

/** A kind of server that a receiver asks over the network: one file each, with all that is particular to it. */
export interface ServerKind<Servers extends Watched> {
  /** Type of the receiver, and value of the label `job`. */
  readonly job: string;
  /** What people call it. */
  readonly title: string;
  /** What is collected. Nothing else is. */
  readonly metrics: readonly ReceiverMetric[];
  /** What the receiver would emit besides. */
  readonly unwanted: readonly string[];
  /** A metric that every answer has: without it there was none. */
  readonly proof: ReceiverMetric;
  /** What of it is worth looking at. */
  panels(asked: Asked): readonly Panel[];
  /** Attributes of the resource that become labels. */
  readonly labels: readonly string[];
  /** The receiver's own settings for one of the servers. */
  receiver(host: Host, server: Endpoint, servers: Servers): Readonly<Record<string, unknown>>;
  /** Condition, in OTTL, on what a server says of others of its cluster, which tell it themselves. */
  ofOthers?(server: Endpoint): string;
}
