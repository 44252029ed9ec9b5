import type { Exporter, Processor, Receiver, Signal, Stage } from './block';

/**
 * A pipeline is said in the order data flows: received, limited, parsed, enriched, filtered, exported. Each step offers
 * only what may follow, so a wrong order, a missing memory limiter or a block for another signal does not compile.
 */
export function pipeline<S extends Signal>(signal: S, name: string, ...receivers: Receiver<S>[]): Received<S> {
  return new Steps(signal, name, receivers, []);
}

export interface Received<S extends Signal> {
  /** Memory comes first: what is refused here is refused before work is spent on it. */
  limit(processor: Processor<'limit', S>): Limited<S>;
}

export interface Limited<S extends Signal> extends Parsed<S> {
  /** Makes fields of text. */
  parse(processor: Processor<'parse', S>): Limited<S>;
}

export interface Parsed<S extends Signal> extends Enriched<S> {
  /** Adds what is known of the source. */
  enrich(processor: Processor<'enrich', S>): Parsed<S>;
}

export interface Enriched<S extends Signal> {
  /** Drops what is not wanted; nothing, if nothing is given. */
  filter(processor: Processor<'filter', S> | undefined): Enriched<S>;
  export(...exporters: Exporter<S>[]): Pipeline;
}

/** A complete pipeline. */
export interface Pipeline {
  /** `logs/containers`. */
  readonly id: string;
  readonly signal: Signal;
  readonly receivers: readonly Receiver<never>[];
  readonly processors: readonly Processor<Stage, never>[];
  readonly exporters: readonly Exporter<never>[];
}

class Steps<S extends Signal> implements Received<S>, Limited<S> {
  constructor(
    private readonly signal: S,
    private readonly name: string,
    private readonly receivers: readonly Receiver<S>[],
    private readonly processors: readonly Processor<Stage, S>[],
  ) {}

  limit(processor: Processor<'limit', S>): Limited<S> {
    return this.with(processor);
  }

  parse(processor: Processor<'parse', S>): Limited<S> {
    return this.with(processor);
  }

  enrich(processor: Processor<'enrich', S>): Parsed<S> {
    return this.with(processor);
  }

  filter(processor: Processor<'filter', S> | undefined): Enriched<S> {
    return processor === undefined ? this : this.with(processor);
  }

  export(...exporters: Exporter<S>[]): Pipeline {
    const needed = new Map(exporters.flatMap(({ needs = [] }) => needs.map((processor) => [processor.id, processor])));
    return {
      id: `${this.signal}/${this.name}`,
      signal: this.signal,
      receivers: this.receivers,
      processors: [...this.processors, ...needed.values()],
      exporters,
    };
  }

  private with(processor: Processor<Stage, S>): Steps<S> {
    return new Steps(this.signal, this.name, this.receivers, [...this.processors, processor]);
  }
}
