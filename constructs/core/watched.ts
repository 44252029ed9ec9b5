import type { Endpoint } from './endpoint';
import type { SecretKey } from './secret';

/** Servers of a kind outside the stack that are asked how they are, each for itself. */
export interface Watched<Speaks extends string = string> {
  readonly servers: readonly Endpoint<Speaks>[];
  /** How often each is asked. */
  readonly interval: string;
  /** How long it may take to answer. */
  readonly timeout: string;
}

/** An account that may look and do nothing else. */
export interface MonitoringAccount {
  readonly username: SecretKey;
  readonly password: SecretKey;
}

/** How connections to a server are encrypted, and whether its certificate has to be a public one. */
export type Encryption = 'off' | 'unverified' | 'verified';

/** Servers that want to know who asks. */
export interface WatchedWithAccount<Speaks extends string = string> extends Watched<Speaks> {
  readonly account: MonitoringAccount;
}

/** Databases. */
export interface WatchedDatabase<Speaks extends string = string> extends WatchedWithAccount<Speaks> {
  readonly tls: Encryption;
}

/** A request over HTTP that is made again and again. */
export interface WatchedApi {
  /** The service that answers. */
  readonly name: string;
  readonly url: string;
  /** Statuses of a right answer. */
  readonly expect: readonly number[];
  readonly endpoint: Endpoint<'http'>;
}

/** APIs, each with the answers that are right. */
export interface WatchedApis extends Omit<Watched, 'servers'> {
  readonly tls: Exclude<Encryption, 'off'>;
  readonly checks: readonly WatchedApi[];
}
