import type { Fact } from './links';
import { type Asked, type Metric, storedNames } from './metric';

/** What values are counted in, by the name that Grafana has for it. */
export type Unit =
  | 'short'
  | 'none'
  | 'bytes'
  | 'Bps'
  | 'percentunit'
  | 's'
  | 'reqps'
  | 'ops'
  | 'bool'
  | 'dateTimeAsIso';

/** What is worth looking at: said once, drawn in any form. */
export interface Signal {
  readonly title: string;
  /** What it tells, and what is worth a look. */
  readonly description: string;
  readonly unit: Unit;
  /** PromQL; `$__rate_interval` and the dashboard's variables may be used. */
  readonly expression: string;
  /** What a line is called, such as `{{node}}`. */
  readonly legend: string;
  /** Labels its series have that logs know too: each is a way to the logs of what the series tells of. */
  readonly known?: readonly Fact[];
  /** Value from which on it is bad. An alert that has one says it; the panel draws it. */
  readonly threshold?: number;
}

/** Lines, or a count of them: LogQL. */
export interface LogSignal {
  readonly title: string;
  readonly description: string;
  readonly query: string;
  /** What a line of a count is called. */
  readonly legend?: string;
}

/** A search of traces: TraceQL. */
export interface TraceSignal {
  readonly title: string;
  readonly description: string;
  readonly query: string;
}

/** Who calls whom. Grafana knows itself what to ask, of these metrics. */
export interface ServicesSignal {
  readonly title: string;
  readonly description: string;
  readonly metrics: readonly Metric[];
}

/** One picture of a signal. */
export type Panel =
  | { readonly kind: 'graph' | 'number' | 'table'; readonly signal: Signal }
  | { readonly kind: 'lines' | 'count'; readonly signal: LogSignal }
  | { readonly kind: 'traces'; readonly signal: TraceSignal }
  | { readonly kind: 'services'; readonly signal: ServicesSignal };

/** Values over time. */
export const graph = (signal: Signal): Panel => ({ kind: 'graph', signal });
/** The last value alone. */
export const number = (signal: Signal): Panel => ({ kind: 'number', signal });
/** The last value of each series. */
export const table = (signal: Signal): Panel => ({ kind: 'table', signal });
/** Lines of a log. */
export const lines = (signal: LogSignal): Panel => ({ kind: 'lines', signal });
/** How many lines over time. */
export const count = (signal: LogSignal): Panel => ({ kind: 'count', signal });
/** Traces that were found. */
export const traces = (signal: TraceSignal): Panel => ({ kind: 'traces', signal });
/** Who calls whom. */
export const services = (signal: ServicesSignal): Panel => ({ kind: 'services', signal });

/** What the user of a dashboard chooses. */
export type Variable = { readonly name: string; readonly title: string } & (
  | {
      /** Values of a label of the logs that a selector finds. */
      readonly kind: 'log-label';
      readonly label: string;
      readonly selector: string;
      /** Whether all of them together may be chosen; a query then compares with `=~`. */
      readonly all: boolean;
    }
  | {
      /** Values of a label of a metric. */
      readonly kind: 'metric-label';
      readonly label: string;
      readonly metric: Metric;
      readonly all: boolean;
    }
  | { readonly kind: 'text' }
);

interface Choice {
  readonly name: string;
  readonly title: string;
  readonly all: boolean;
}

/** A choice among the values that a metric has of one of its labels. */
export const valuesOf = <Label extends string>(
  metric: Metric<Label>,
  label: NoInfer<Label>,
  choice: Choice,
): Variable => ({
  kind: 'metric-label',
  metric,
  label,
  ...choice,
});

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** What a human sees of something. Discovered at the component it is pushed to, and provisioned to Grafana. */
export interface Dashboard {
  /** Fixed, so that links can name it. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly folder: 'OpenStack' | 'Kubernetes' | 'Infrastructure' | 'Observability';
  readonly variables: readonly Variable[];
  readonly rows: readonly Row[];
}

/** Rows of the dashboard of the stack itself, in their order. */
export const VITALS = {
  now: 'Now',
  collection: 'Collection',
  refused: 'Refused for good',
  written: 'Logs of the stack',
} as const;

/** Whether a component is well: what it shows on the dashboard of the stack. */
export interface Vital {
  readonly row: keyof typeof VITALS;
  readonly panel: Panel;
}

/** What a dashboard asks Prometheus. */
export function askedBy({ title, variables, rows }: Dashboard): Asked[] {
  const chosen = variables.flatMap((variable) => (variable.kind === 'metric-label' ? [variable.metric.where()] : []));
  const drawn = rows.flatMap(({ panels }) => panels.flatMap(promql));
  return [...chosen, ...drawn].map((query) => ({ by: `dashboard "${title}"`, query }));
}

function promql(panel: Panel): string[] {
  switch (panel.kind) {
    case 'graph':
    case 'number':
    case 'table':
      return [panel.signal.expression];
    case 'services':
      return panel.signal.metrics.flatMap(storedNames);
    default:
      return [];
  }
}
