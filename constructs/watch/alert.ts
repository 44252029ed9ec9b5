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

/** Alerts that are evaluated together. */
export interface AlertGroup {
  readonly name: string;
  /** How often, for what is dear to ask. Default: as often as all others. */
  readonly interval?: string;
  readonly alerts: readonly Alert[];
}

/** A group as Prometheus and Loki read it. */
export function ruleGroup({ name, interval, alerts }: AlertGroup) {
  return { name, ...(interval === undefined ? {} : { interval }), rules: alerts.map(rule) };
}

function rule(alert: Alert) {
  const { meaning, impact, firstSteps } = alert.runbook;
  return {
    alert: alert.name,
    expr: alert.expression,
    ...(alert.for === undefined ? {} : { for: alert.for }),
    labels: { severity: alert.severity },
    annotations: { summary: alert.summary, meaning, impact, first_steps: firstSteps },
  };
}
