import type { Part } from './part';

/** A port a part listens on. One port may carry several endpoints, told apart by path. */
export interface Port {
  /** Name of the container port and of the Service port, unique in the part, at most 15 characters. */
  readonly name: string;
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP';
}

/**
 * Somewhere to connect to, and what is spoken there. `Speaks` is part of the type, so handing Tempo the query API of
 * Prometheus where it needs remote write does not compile. An endpoint is offered with {@link Part.serves}; its address
 * is had only by taking it with {@link Part.calls}, which records the edge.
 */
export interface Endpoint<Speaks extends string = string> {
  readonly speaks: Speaks;
  readonly part: Part;
  readonly port: Port;
  /** Scheme and path make a URL of the address; without a scheme the address is `host:port`, as gRPC clients write it. */
  readonly scheme?: 'http' | 'https';
  readonly path: string;
}

/** An edge of the architecture: who connects to what. */
export interface Call {
  readonly from: Part;
  readonly to: Endpoint;
  /** Whether the caller is of no use before the callee runs; a scraper is. Deliveries are ordered by it. */
  readonly orders: boolean;
}
