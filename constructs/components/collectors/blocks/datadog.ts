import type { DatadogIntake } from '../../../core/intake';
import type { Exporter, Processor, Signal } from '../block';
import { pipeline } from '../pipeline';
import { patience } from './disk';
import { NODE_NAME } from './kubernetes-metadata';

/** The name every collector has for the machine it runs on, as the Datadog Agent would write it: one host is billed once. */
function hostname(cluster: string): string {
  return `\${env:${NODE_NAME}}-${cluster.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`;
}

/** Host and environment as Datadog knows them, said once at the node; what others along the way find there stays. */
function datadogIdentity({ environment }: DatadogIntake, cluster: string): Processor<'enrich', Signal> {
  const statements = Object.entries({
    'datadog.host.name': hostname(cluster),
    'deployment.environment.name': environment,
  }).map(
    ([attribute, value]) =>
      `set(resource.attributes["${attribute}"], "${value}") where resource.attributes["${attribute}"] == nil`,
  );
  const resource = [{ context: 'resource', statements }];
  return {
    kind: 'processor',
    stage: 'enrich',
    id: 'transform/datadog-identity',
    carries: { logs: true, metrics: true, traces: true },
    config: () => ({
      error_mode: 'ignore',
      trace_statements: resource,
      metric_statements: resource,
      log_statements: resource,
    }),
  };
}

/**
 * Sends metrics by the exporter's own client: the one of the Agent takes them into its memory, calls them sent, and tells
 * nobody when they are refused.
 */
export const DATADOG_COUNTS = '--feature-gates=-exporter.datadogexporter.metricexportserializerclient';

/** Everything to Datadog. */
export function datadogExporter(intake: DatadogIntake, cluster: string, queue: string): Exporter<Signal> {
  return {
    kind: 'exporter',
    id: 'datadog',
    carries: { logs: true, metrics: true, traces: true },
    needs: [datadogIdentity(intake, cluster)],
    config: (host) => {
      host.reaches(intake.endpoint);
      const { sending_queue, retry_on_failure } = patience(host, queue);
      return {
        api: { site: intake.site, key: `\${env:${host.needs(intake.apiKey)}}` },
        hostname: hostname(cluster),
        host_metadata: { tags: [`env:${intake.environment}`] },
        sending_queue: { ...sending_queue, block_on_overflow: !intake.beside },
        retry_on_failure: intake.beside ? { ...retry_on_failure, max_elapsed_time: '5m' } : retry_on_failure,
      };
    },
  };
}

/**
 * Datadog's statistics of services: made of every span before any is left out, and sent as metrics.
 *
 * @param to where Datadog's metrics go
 */
export function datadogStatistics(
  to: readonly Exporter<'metrics'>[],
  limiter: Processor<'limit', 'metrics'>,
): Exporter<'traces'> {
  const connector = {
    id: 'datadog/statistics',
    connector: true,
    config: () => ({ traces: { compute_stats_by_span_kind: true, peer_tags_aggregation: true } }),
  } as const;
  const into = pipeline('metrics', 'datadog-statistics', { ...connector, kind: 'receiver', carries: { metrics: true } })
    .limit(limiter)
    .export(...to);
  return { ...connector, kind: 'exporter', carries: { traces: true }, into };
}
