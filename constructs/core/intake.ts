import type { Endpoint } from './endpoint';
import type { SecretKey } from './secret';

/** What a program needs to send metrics to Prometheus. */
export interface MetricsIntake {
  /** By its kind, how they are sent. */
  readonly endpoint: Endpoint<'remote-write'> | Endpoint<'otlp-metrics'>;
  /** How late a sample may arrive, which is how long it is worth to wait with it. */
  readonly outage: string;
}

/** What a program needs to send to Datadog. */
export interface DatadogIntake {
  readonly endpoint: Endpoint<'datadog'>;
  /** Where the account is: `datadoghq.eu`. */
  readonly site: string;
  readonly apiKey: SecretKey;
  /** Value of the tag `env`. */
  readonly environment: string;
  /** What is sent, since each is billed. */
  readonly send: { readonly metrics: boolean; readonly logs: boolean; readonly traces: boolean };
  /** Whether it stands beside backends of the stack's own, which must not wait for it. */
  readonly beside: boolean;
}
