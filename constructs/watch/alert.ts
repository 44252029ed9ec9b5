/** When a human is called, and what that human needs to know. Rendered as one rule of a PrometheusRule. */
export interface Alert {
  /** `PascalCase`, unique in the stack. */
  readonly name: string;
  /** `critical` wakes somebody, `warning` is for working hours, `none` is for machines. */
  readonly severity: 'critical' | 'warning' | 'none';
  /** PromQL that returns something when, and only when, the alert holds. */
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
