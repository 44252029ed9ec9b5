import type { Part } from '../../core/part';
import type { Pipeline } from './pipeline';

export type Signal = 'logs' | 'metrics' | 'traces';

/** Signals a block can carry, as a type: a block for logs does not fit into a pipeline of traces. */
export type Carries<S extends Signal> = { readonly [Key in S]: true };

/** Where a processor stands in a pipeline. */
export type Stage = 'limit' | 'parse' | 'enrich' | 'filter';

/** The pod a block runs in: what it takes from there is recorded when, and only when, the block is put into a pipeline. */
export interface Host
  extends Pick<Part, 'calls' | 'callsEach' | 'may' | 'mounts' | 'needs' | 'needsFiles' | 'reaches'> {
  /** Adds an extension and returns its id. */
  uses(extension: Extension): string;
}

/** One component of a collector, whole: its configuration and, taken from the host, everything it needs around it. */
interface Component {
  /** `type` or `type/name`, as the collector's configuration has it. */
  readonly id: string;
  /** Whether it is the end of some pipelines and the beginning of another. */
  readonly connector?: true;
  config(host: Host): Readonly<Record<string, unknown>>;
}

export interface Extension extends Component {
  readonly kind: 'extension';
}

export interface Receiver<S extends Signal> extends Component {
  readonly kind: 'receiver';
  readonly carries: Carries<S>;
}

export interface Processor<At extends Stage, S extends Signal> extends Component {
  readonly kind: 'processor';
  readonly stage: At;
  readonly carries: Carries<S>;
}

export interface Exporter<S extends Signal> extends Component {
  readonly kind: 'exporter';
  /** What has to be done to whatever it is given; every pipeline that ends in it does. */
  readonly needs?: readonly Processor<Stage, S>[];
  /** The pipeline that a connector begins. */
  readonly into?: Pipeline;
  readonly carries: Carries<S>;
}

export type Block = Extension | Receiver<never> | Processor<Stage, never> | Exporter<never>;
