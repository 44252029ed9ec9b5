/** When a human is called, and what that human needs to know. Rendered as one rule of Prometheus, or of Loki. */
export interface Alert {
  /** `PascalCase`, unique in the stack. */
  readonly name: string;
  /** `critical` wakes somebody, `warning` is for working hours, `none` is for machines. */
  readonly severity: 'critical' | 'warning' | 'none';
  /** PromQL, or LogQL of what Loki evaluates, that returns something when, and only when, the alert holds. */
  readonly expression: string;
  /** How long it must hold, as a Prometheus duration. Default: at once. */
  readonly for?: string;
  /** One line; `{{ $labels.x }}` may be used. */
  readonly summary: string;
  readonly runbook: Runbook;
}

/** What whoever is called reads first. */
export interface Runbook {
  readonly meaning: string;
  readonly impact: string;
  readonly firstSteps: string;
}

/** The name of a job as part of the name of an alert: `DaemonCollector` of `daemon-collector`. */
export function pascalCase(job: string): string {
  return job.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** A series that is computed from others and stored. */
export interface Recording {
  /** `source:what:how`, or the name of what is recorded in the place of something that is scraped. */
  readonly name: string;
  readonly expression: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Recordings, and alerts on them and on others, that are evaluated together and in this order. */
export interface AlertGroup {
  readonly name: string;
  /** How often, for what is dear to ask. Default: as often as all others. */
  readonly interval?: string;
  readonly recordings?: readonly Recording[];
  readonly alerts: readonly Alert[];
}

/** Where whoever is called looks: addresses, in which labels of the alert may be used. */
export interface Surroundings {
  readonly dashboard: string;
  readonly logs: string;
}

/** The surroundings of a component's alerts, if one of the dashboards is its own. */
export type SurroundingsOf = (component: string, dashboard?: string) => Surroundings;

/** A group as Prometheus and Loki read it. */
export function ruleGroup({ name, interval, recordings = [], alerts }: AlertGroup, surroundings: Surroundings) {
  const rules = [...recordings.map(recordingRule), ...alerts.map((alert) => rule(alert, surroundings))];
  return { name, ...(interval === undefined ? {} : { interval }), rules };
}

function recordingRule({ name, expression, labels }: Recording) {
  return { record: name, expr: expression, ...(labels === undefined ? {} : { labels }) };
}

function rule(alert: Alert, { dashboard, logs }: Surroundings) {
  const { meaning, impact, firstSteps } = alert.runbook;
  return {
    alert: alert.name,
    expr: alert.expression,
    ...(alert.for === undefined ? {} : { for: alert.for }),
    labels: { severity: alert.severity },
    annotations: { summary: alert.summary, meaning, impact, first_steps: firstSteps, dashboard, logs },
  };
}
