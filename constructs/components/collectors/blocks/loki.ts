import type { Endpoint } from '../../../core/endpoint';
import type { Exporter } from '../block';
import { patience } from './disk';

/** Logs to Loki over OTLP/HTTP. */
export function lokiExporter(logs: Endpoint<'otlp-logs'>, queue: string): Exporter<'logs'> {
  return {
    kind: 'exporter',
    id: 'otlp_http/loki',
    carries: { logs: true },
    config: (host) => ({ logs_endpoint: host.calls(logs), ...patience(host, queue) }),
  };
}
