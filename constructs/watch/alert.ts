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

/** Alerts that are evaluated together. */
export interface AlertGroup {
  readonly name: string;
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
export function ruleGroup({ name, alerts }: AlertGroup, surroundings: Surroundings) {
  return { name, rules: alerts.map((alert) => rule(alert, surroundings)) };
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
