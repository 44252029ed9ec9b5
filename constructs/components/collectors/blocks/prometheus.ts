import { toSeconds } from '../../../core/duration';
import type { Endpoint } from '../../../core/endpoint';
import type { MetricsIntake } from '../../../core/intake';
import { TRANSLATION } from '../../../core/metric-labels';
import type { Exporter, Processor } from '../block';
import { pipeline } from '../pipeline';
import { patience, WITHOUT_END } from './disk';

/**
 * Metrics to every replica of Prometheus; to each of them, because replicas behind one balancing address would each hold a
 * part of the samples. Either way the same series arrive.
 *
 * @param queue disk that may be filled for each replica, if samples wait on a disk
 */
export function prometheusExporters(
  { endpoint, outage }: MetricsIntake,
  cluster: string,
  queue: string,
  limiter: Processor<'limit', 'metrics'>,
): Exporter<'metrics'>[] {
  const replicas = endpoint.part.podNames.map((_, ordinal) => ordinal);
  if (endpoint.speaks === 'remote-write') {
    return replicas.map((ordinal) => remoteWrite(endpoint, ordinal, cluster, outage));
  }
  // A pipeline of its own, so that what else the metrics go to sees nothing of it.
  const connector = {
    id: 'forward/prometheus',
    connector: true,
    carries: { metrics: true },
    config: () => ({}),
  } as const;
  const into = pipeline('metrics', 'prometheus', { ...connector, kind: 'receiver' })
    .limit(limiter)
    .enrich(labelsAlone(cluster))
    .export(...replicas.map((ordinal) => otlp(endpoint, ordinal, queue)));
  return [{ ...connector, kind: 'exporter', into }];
}

/**
 * Requests a second that wait while Prometheus is away, at most: what a hundred applications and servers make of which each
 * tells every half minute.
 */
const REQUESTS = 4;

/** Samples wait in memory, and are lost with the collector. */
function remoteWrite(
  endpoint: Endpoint<'remote-write'>,
  ordinal: number,
  cluster: string,
  outage: string,
): Exporter<'metrics'> {
  return {
    kind: 'exporter',
    id: `prometheusremotewrite/${ordinal}`,
    carries: { metrics: true },
    config: (host) => ({
      endpoint: host.callsEach(endpoint)[ordinal],
      external_labels: { cluster },
      target_info: { enabled: false },
      // Which version of a receiver has collected it is no label: an upgrade would begin every series anew.
      disable_scope_info: true,
      // The same as what Prometheus itself makes of OTLP: unit and `_total` are part of a name.
      translation_strategy: TRANSLATION,
      // The time that all attempts together may take: with any, the exporter drops what it ends over.
      timeout: '0s',
      remote_write_queue: { enabled: true, queue_size: toSeconds(outage) * REQUESTS, num_consumers: 2 },
      retry_on_failure: WITHOUT_END,
    }),
  };
}

/** Samples wait on the disk of the collector. */
function otlp(endpoint: Endpoint<'otlp-metrics'>, ordinal: number, queue: string): Exporter<'metrics'> {
  return {
    kind: 'exporter',
    id: `otlp_http/prometheus-${ordinal}`,
    carries: { metrics: true },
    config: (host) => ({ metrics_endpoint: host.callsEach(endpoint)[ordinal], ...patience(host, queue) }),
  };
}

/** Attributes of a resource that Prometheus makes `job` and `instance` of. */
const IDENTITY = ['service.name', 'service.namespace', 'service.instance.id'];

/**
 * The cluster as a label, as remote write adds it, and nothing of the resource but what becomes `job` and `instance`: of
 * anything else Prometheus would make a series `target_info`.
 */
function labelsAlone(cluster: string): Processor<'enrich', 'metrics'> {
  return {
    kind: 'processor',
    stage: 'enrich',
    id: 'transform/prometheus',
    carries: { metrics: true },
    config: () => ({
      error_mode: 'ignore',
      metric_statements: [
        { context: 'resource', statements: [`keep_keys(resource.attributes, ${JSON.stringify(IDENTITY)})`] },
        { context: 'datapoint', statements: [`set(datapoint.attributes["cluster"], ${JSON.stringify(cluster)})`] },
      ],
    }),
  };
}
