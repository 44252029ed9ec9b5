import { type Alert, type AlertGroup, pascalCase } from '../../watch/alert';
import type { Metric } from '../../watch/metric';
import type { Signal } from './block';
import { collectorSignals, lossSignals } from './signals/collector';

/** Share of an exporter's queue at which somebody should know; what is above still holds for a while. */
const FILLED = 0.5;

/** What is said of a loss. */
interface Told {
  /** As the names of alerts end. */
  readonly name: string;
  /** What the missing of it means to others. */
  readonly lost: string;
  /** Where the backend says why it has refused. */
  readonly reason: string;
  /** What happens to it while the collector takes nothing. */
  readonly heldUp: string;
}

const TOLD: Readonly<Record<Signal, Told>> = {
  logs: {
    name: 'Logs',
    lost: 'These records are missing. Others are not held up.',
    reason: "in Loki's metric loki_discarded_samples_total by reason",
    heldUp: 'Files are read again later; events and records of senders that do not repeat are lost.',
  },
  metrics: {
    name: 'Metrics',
    lost: 'Graphs have gaps, and alerts on these samples may be silent. Others are not held up.',
    reason: 'in the log of Prometheus; samples that are older than prometheus.outage are refused',
    heldUp: 'What is collected meanwhile is lost; applications repeat what they send.',
  },
  traces: {
    name: 'Spans',
    lost: 'Traces have holes. Others are not held up.',
    reason: "in Tempo's metric tempo_discarded_spans_total by reason",
    heldUp: 'SDKs repeat for some seconds, and then drop.',
  },
};

/**
 * What a collector loses, holds up or cannot keep up with, by what it says of itself.
 *
 * @param carried the signals it has pipelines of
 */
export function pipelineAlerts(job: string, carried: readonly Signal[]): AlertGroup {
  const {
    otelcol_exporter_queue_size: waiting,
    otelcol_exporter_queue_capacity: room,
    otelcol_process_uptime: uptime,
  } = collectorSignals(job);
  const losses = lossSignals(job);
  const name = pascalCase(job);
  const log = `kubectl logs -n monitoring -l app.kubernetes.io/name=${job} --prefix`;
  return {
    name: `${job}-pipelines`,
    alerts: [
      {
        name: `${name}FallsBehind`,
        severity: 'warning',
        expression: `${waiting} / ${room} > ${FILLED}`,
        for: '10m',
        summary: 'Half of the queue of {{ $labels.exporter }} at {{ $labels.instance }} has been full for ten minutes',
        runbook: {
          meaning: 'The backend is away, or takes less than this collector has for it.',
          impact: 'It arrives late. When the queue is full, the sources are held up; logs then wait in their files.',
          firstSteps: `Look at the backend first. If it is well, see what it answers to this collector: ${log}.`,
        },
      },
      ...carried.flatMap((signal) => lossAlerts({ ...losses[signal], ...TOLD[signal] }, name, log)),
      {
        name: `${name}Restarts`,
        severity: 'warning',
        expression: `resets(${uptime}[30m]) > 2`,
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

interface Loss extends Told {
  readonly what: string;
  readonly failed: Metric<'exporter'>;
  readonly refused: Metric;
}

/** That a signal is lost, and that it is held up. */
function lossAlerts(
  { name, what, failed, refused, lost, reason, heldUp }: Loss,
  collector: string,
  log: string,
): Alert[] {
  // Datadog has an alert of its own.
  const given = failed.where({ exporter: '!="datadog"' });
  return [
    {
      name: `${collector}Loses${name}`,
      severity: 'critical',
      // The counter comes into being with the first loss.
      expression: `increase(${given}[15m]) > 0 or (${given} unless ${given} offset 15m) > 0`,
      summary: `{{ $labels.exporter }} at {{ $labels.instance }} has given up ${what}`,
      runbook: {
        meaning: `The backend has refused ${what} for good: repeating them would not help, so they are dropped.`,
        impact: lost,
        firstSteps: `The reason is in the collector's log, and ${reason}: ${log} | grep -i dropped.`,
      },
    },
    {
      name: `${collector}Refuses${name}`,
      severity: 'warning',
      expression: `rate(${refused}[10m]) > 0`,
      for: '10m',
      summary: '{{ $labels.receiver }} at {{ $labels.instance }} is being held up',
      runbook: {
        meaning: `The collector refuses ${what}, for want of memory or because its queue is full.`,
        impact: heldUp,
        firstSteps: `Compare otelcol_process_memory_rss with the limit of the pod, and look for a source that sends very much. More memory: resources.memoryLimit of this collector in the environment. What it says: ${log}.`,
      },
    },
  ];
}
