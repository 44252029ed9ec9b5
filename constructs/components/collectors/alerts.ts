import type { AlertGroup } from '../../watch/alert';
import { passingSignals } from './signals/collector';
import { datadogSignals } from './signals/datadog';

/**
 * Tells when Datadog does not take what it is sent. Its exporter counts metrics and spans that are refused; for logs it
 * counts nothing, but the key is the same.
 *
 * @param job of the collectors that send
 */
export function datadogAlerts(job: string): AlertGroup {
  const rates = [
    `rate(${passingSignals(job).metrics.otelcol_exporter_send_failed_metric_points.where({ exporter: '="datadog"' })}[10m])`,
    `rate(${datadogSignals(job).datadog_trace_agent_trace_writer_errors}[10m])`,
  ];
  return {
    name: 'datadog',
    alerts: [
      {
        name: 'DatadogRefuses',
        severity: 'warning',
        expression: rates.map((rate) => `${rate} > 0`).join(' or '),
        for: '15m',
        summary: 'Datadog does not take what {{ $labels.instance }} sends',
        runbook: {
          meaning:
            "Datadog's intake has refused metrics or spans of this collector for 15 minutes, or could not be reached.",
          impact: 'What is refused is missing there for good. The backends in the cluster have everything.',
          firstSteps:
            'Look at the log of the collector: kubectl logs -n monitoring -l app.kubernetes.io/name=daemon-collector. "API Key invalid" asks for another key in the Secret, and then for a restart of the collectors; anything else for the way out to the site on port 443.',
        },
      },
    ],
  };
}
