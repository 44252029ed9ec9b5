/** What a metric counts as; a histogram and a summary are stored as several series names. */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary';

/** How it is known that a metric exists: it was seen from the running program, or somebody has documented it. */
export type Known = 'seen' | { readonly documented: string };

/**
 * Labels that the way to the store gives every sample, by how its source is found. Fixed: what is not here is not added.
 * `others` are sources whose samples speak of other objects, `collector` is what a collector tells of its node or of
 * servers, `spans` what Tempo makes of spans, `rules` what Prometheus computes of others, with labels of those.
 */
export const TRANSPORT_LABELS = {
  service: ['cluster', 'instance', 'job', 'namespace', 'node', 'pod', 'service'],
  pods: ['cluster', 'instance', 'job', 'namespace', 'node', 'pod'],
  nodes: ['cluster', 'instance', 'job', 'node'],
  endpoint: ['cluster', 'instance', 'job', 'namespace', 'service'],
  others: ['cluster', 'instance', 'job'],
  collector: ['cluster', 'instance', 'job'],
  spans: ['__metrics_gen_instance', 'cluster'],
  rules: [],
} as const;

export type Transport = keyof typeof TRANSPORT_LABELS;

/** Where metrics come from. */
export interface Source {
  /** The label `job` of every one of them. */
  readonly job: string;
  readonly transport: Transport;
  readonly known: Known;
}

/** A metric as its program tells it. */
interface Shape<Label extends string> {
  readonly type: MetricType;
  readonly labels: readonly Label[];
  /** Default: what the name ends in. */
  readonly unit?: string;
}

/**
 * A metric that something collects, with the labels it has when it is asked for. Queries take it rather than its name, so
 * that an alert on what nobody collects, or by a label that is not there, does not compile.
 */
export class Metric<Label extends string = string> {
  constructor(
    readonly name: string,
    readonly type: MetricType,
    readonly unit: string,
    /** Its own labels, as its program tells them. */
    readonly ownLabels: readonly string[],
    readonly source: Source,
  ) {}

  /** Every label it has in the store. */
  get labels(): readonly string[] {
    return [...new Set([...this.ownLabels, ...TRANSPORT_LABELS[this.source.transport]])].sort();
  }

  /** A selector of it in PromQL, with matchers as they are written there: `where({ namespace: '=~"a|b"' })`. */
  where(matchers: { readonly [Key in Label]?: string } = {}): string {
    return selector(this.name, this.source.job, matchers);
  }

  /** A selector of one of the series of a histogram or summary. */
  series(part: 'bucket' | 'sum' | 'count', matchers: { readonly [Key in Label | 'le']?: string } = {}): string {
    return selector(`${this.name}_${part}`, this.source.job, matchers);
  }

  toString(): string {
    return this.where();
  }
}

function selector(name: string, job: string, matchers: Readonly<Record<string, string | undefined>>): string {
  const others = Object.entries(matchers).map(([label, matcher]) => `${label}${matcher}`);
  // What is said of every job, or by whoever pushes, has none of its own.
  return `${name}{${[...(job === '' ? [] : [`job="${job}"`]), ...others].join(',')}}`;
}

/** Metrics of one source, by name. */
export type Signals = Readonly<Record<string, Metric>>;

type OwnLabels<S> = S extends Shape<infer Label> ? Label : never;

/** The metrics of one source. */
export function signals<Of extends Transport, Shapes extends Readonly<Record<string, Shape<string>>>>(
  source: Source & { readonly transport: Of },
  shapes: Shapes,
): { readonly [Name in keyof Shapes]: Metric<OwnLabels<Shapes[Name]> | (typeof TRANSPORT_LABELS)[Of][number]> } {
  const metrics = Object.entries(shapes).map(([name, { type, labels, unit = unitOf(name) }]) => [
    name,
    new Metric(name, type, unit, labels, source),
  ]);
  return Object.fromEntries(metrics);
}

const shape =
  (type: MetricType) =>
  <const Label extends string = never>(...labels: Label[]): Shape<Label> => ({ type, labels });

export const counter = shape('counter');
export const gauge = shape('gauge');
export const histogram = shape('histogram');
export const summary = shape('summary');

/** A metric whose name does not end in its unit. */
export function inUnit<Label extends string>(unit: string, of: Shape<Label>): Shape<Label> {
  return { ...of, unit };
}

const UNITS = ['seconds', 'bytes', 'ratio', 'percent', 'celsius', 'volts', 'amperes', 'watts', 'hertz', 'joules'];

/** The unit a name ends in, as Prometheus' conventions have it; 1 for a number of things. */
export function unitOf(name: string): string {
  const last =
    name
      .replace(/_(total|sum|count|bucket|max|min)$/, '')
      .split('_')
      .at(-1) ?? '';
  return UNITS.includes(last) ? last : '1';
}

/** Names that a metric is stored under. */
export function storedNames({ name, type }: Pick<Metric, 'name' | 'type'>): string[] {
  switch (type) {
    case 'histogram':
      return [`${name}_bucket`, `${name}_sum`, `${name}_count`];
    case 'summary':
      return [name, `${name}_sum`, `${name}_count`];
    default:
      return [name];
  }
}

/** Who asks for something, in PromQL. */
export interface Asked {
  /** Name of the alert or the recording, or what else it is: `dashboard "Service"`. */
  readonly by: string;
  readonly query: string;
}

const WORD = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;

/** Every word of some queries. What is not among them is no metric that a query asks for. */
export function wordsOf(queries: readonly string[]): ReadonlySet<string> {
  return new Set(queries.flatMap((query) => query.match(WORD) ?? []));
}

/** Whether a query with some words may ask for a metric. */
export function usedIn(words: ReadonlySet<string>, metric: Pick<Metric, 'name' | 'type'>): boolean {
  return words.has(metric.name) || storedNames(metric).some((name) => words.has(name));
}
