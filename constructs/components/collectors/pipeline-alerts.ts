import { type AlertGroup, pascalCase } from '../../watch/alert';

/** Share of an exporter's queue at which somebody should know; what is above still holds for a while. */
const FILLED = 0.5;

/** What a collector loses, holds up or cannot keep up with, by what it says of itself. */
export function pipelineAlerts(job: string): AlertGroup {
  const metric = (name: string) => `${name}{job="${job}"}`;
  const failed = metric('otelcol_exporter_send_failed_log_records');
  const name = (what: string) => `${pascalCase(job)}${what}`;
  const log = `kubectl logs -n monitoring -l app.kubernetes.io/name=${job} --prefix`;
  return {
    name: `${job}-pipelines`,
    alerts: [
      {
        name: name('FallsBehind'),
        severity: 'warning',
        expression: `${metric('otelcol_exporter_queue_size')} / ${metric('otelcol_exporter_queue_capacity')} > ${FILLED}`,
        for: '10m',
        summary: 'Half of the queue of {{ $labels.exporter }} at {{ $labels.instance }} has been full for ten minutes',
        runbook: {
          meaning: 'The backend is away, or takes less than this collector has for it. What waits is on the disk.',
          impact: 'It arrives late. When the queue is full, the sources are held up; logs then wait in their files.',
          firstSteps: `Look at the backend first. If it is well, see what it answers to this collector: ${log}.`,
        },
      },
      {
        name: name('LosesLogs'),
        severity: 'critical',
        // The counter comes into being with the first loss.
        expression: `increase(${failed}[15m]) > 0 or (${failed} unless ${failed} offset 15m) > 0`,
        summary: '{{ $labels.exporter }} at {{ $labels.instance }} has given up log records',
        runbook: {
          meaning:
            'The backend has refused records for good (400): repeating them would not help, so they are dropped.',
          impact: 'These records are missing. Others are not held up.',
          firstSteps: `The reason is in the collector's log, and in Loki's metric loki_discarded_samples_total by reason: ${log} | grep -i dropped.`,
        },
      },
      {
        name: name('RefusesLogs'),
        severity: 'warning',
        expression: `rate(${metric('otelcol_receiver_refused_log_records')}[10m]) > 0`,
        for: '10m',
        summary: '{{ $labels.receiver }} at {{ $labels.instance }} is being held up',
        runbook: {
          meaning:
            'The collector refuses records for want of memory. Files are read again later; other senders have to repeat.',
          impact: 'Logs arrive late, and events or records of senders that do not repeat are lost.',
          firstSteps: `Compare otelcol_process_memory_rss with the limit of the pod, and look for a source that writes very much. More memory: collectors.${job.replace('-collector', '')}.resources.memoryLimit.`,
        },
      },
      {
        name: name('Restarts'),
        severity: 'warning',
        expression: `resets(${metric('otelcol_process_uptime')}[30m]) > 2`,
        summary: 'The collector at {{ $labels.instance }} has started three times or more in half an hour',
        runbook: {
          meaning:
            'Its container ends again and again: out of memory, a failing probe, or an error it cannot live with.',
          impact: 'Nothing that was read is lost, but metrics in memory are, and all of it is late.',
          firstSteps: `kubectl describe pod tells why it ended; what it said last: ${log} --previous.`,
        },
      },
    ],
  };
}
