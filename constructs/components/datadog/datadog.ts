import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { DatadogIntake } from '../../core/intake';

export interface DatadogProps extends Readonly<Environment['datadog']> {
  /** Value of the tag `env` of everything that is sent. */
  readonly environment: string;
}

/** Datadog's intake, outside the cluster. Nothing is deployed for it. */
export class Datadog extends Component {
  readonly intake: DatadogIntake;

  constructor(site: Site, { site: account, apiKey, send, mode, environment }: DatadogProps) {
    super(site, 'datadog');
    const outside = this.part({ madeBy: 'platform', locations: [{ kind: 'addresses', cidrs: ['0.0.0.0/0'] }] });
    this.intake = {
      endpoint: outside.serves('datadog', { name: 'https', port: 443, scheme: 'https' }),
      site: account,
      apiKey: { ...apiKey, meaning: 'API key of the account at Datadog' },
      environment,
      send,
      beside: mode === 'hybrid',
    };
  }
}
