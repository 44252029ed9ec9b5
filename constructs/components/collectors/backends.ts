import type { Endpoint } from '../../core/endpoint';
import type { DatadogIntake, MetricsIntake } from '../../core/intake';
import type { Exporter, Processor, Signal } from './block';
import { datadogExporter, datadogStatistics } from './blocks/datadog';
import { gatewaysExporter } from './blocks/gateways';
import { lokiExporter } from './blocks/loki';
import { prometheusExporters } from './blocks/prometheus';
import { tempoExporter } from './blocks/tempo';

/** Where what is collected goes; a backend that the environment does not have is not there. */
export interface Backends {
  readonly logs?: Endpoint<'otlp-logs'> | undefined;
  readonly metrics?: MetricsIntake | undefined;
  /** The store of traces, or the gateways that sample them on the way there. */
  readonly traces?: Endpoint<'otlp-traces'> | Endpoint<'otlp-traces-by-id'> | undefined;
  readonly datadog?: DatadogIntake | undefined;
}

/** Exporters for each signal. */
export interface Exporters {
  readonly logs: Exporter<'logs'>[];
  readonly metrics: Exporter<'metrics'>[];
  /** Traces that are to be kept. */
  readonly stored: Exporter<'traces'>[];
  /** All traces, before any is left out. */
  readonly traces: Exporter<'traces'>[];
}

interface Given {
  readonly cluster: string;
  /** Disk that may be filled for each backend. */
  readonly queue: string;
  readonly limiter: Processor<'limit', Signal>;
}

/** Exporters to some backends. */
export function exportersTo(
  { logs, metrics, traces, datadog }: Backends,
  { cluster, queue, limiter }: Given,
): Exporters {
  const sent = (signal: Signal) => datadog?.send[signal] === true;
  const toDatadog = datadog === undefined ? [] : [datadogExporter(datadog, cluster, queue)];
  const stored = [
    ...(traces === undefined ? [] : [tracesExporter(traces, queue)]),
    // Gateways send what they keep themselves.
    ...(sent('traces') && traces?.speaks !== 'otlp-traces-by-id' ? toDatadog : []),
  ];
  return {
    logs: [...(logs === undefined ? [] : [lokiExporter(logs, queue)]), ...(sent('logs') ? toDatadog : [])],
    metrics: [
      ...(metrics === undefined ? [] : prometheusExporters(metrics, cluster, queue, limiter)),
      ...(sent('metrics') ? toDatadog : []),
    ],
    stored,
    traces: [...stored, ...(sent('traces') ? [datadogStatistics(toDatadog, limiter)] : [])],
  };
}

function tracesExporter(
  traces: Endpoint<'otlp-traces'> | Endpoint<'otlp-traces-by-id'>,
  queue: string,
): Exporter<'traces'> {
  return traces.speaks === 'otlp-traces' ? tempoExporter(traces, queue) : gatewaysExporter(traces, queue);
}
