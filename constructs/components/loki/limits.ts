import type { Environment } from '../../config/schema';
import { toGoDuration, toSeconds } from '../../core/duration';
import { LOG_ATTRIBUTES } from '../../core/log-labels';

/** Longest a query may take; the server holds its connection open a little longer. */
export const QUERY_SECONDS = 120;

type Given = Pick<Readonly<Environment['loki']>, 'retention' | 'retentionByStream'>;

/**
 * What Loki takes, keeps and answers. A collector repeats what is refused for the moment (429, 5xx) and drops what is
 * refused for good (400). So what is merely large or late is taken, and what protects Loki says "later".
 */
export function limits({ retention, retentionByStream }: Given) {
  const longest = [retention, ...retentionByStream.map((stream) => stream.retention)].reduce((one, other) =>
    toSeconds(other) > toSeconds(one) ? other : one,
  );
  return {
    // What a record is found by; all other attributes are structured metadata. The limit is for clients that push
    // without OTLP: 6 labels and the two that Loki itself cuts streams by.
    otlp_config: {
      resource_attributes: {
        ignore_defaults: true,
        attributes_config: [{ action: 'index_label', attributes: LOG_ATTRIBUTES }],
      },
    },
    max_label_names_per_series: 8,
    max_global_streams_per_user: 10_000,
    // Collectors name the service. A record without a name stays without one, rather than under a made-up one.
    discover_service_name: [],
    // Told from severity where a record has one, else from its text: what Grafana colours lines by.
    discover_log_levels: true,

    // A burst is one request at least, or that request would be refused for ever: the 2 MiB a collector sends grow,
    // because Loki counts the attributes of a resource with each of its lines.
    ingestion_rate_strategy: 'global',
    ingestion_rate_mb: 32,
    ingestion_burst_size_mb: 64,
    per_stream_rate_limit: '8MB',
    per_stream_rate_limit_burst: '32MB',
    shard_streams: {
      enabled: true,
      // One node that catches up is hours behind the others of its stream, and would be refused for good.
      time_sharding_enabled: true,
    },

    // A traceback of OpenStack is cut, not lost.
    max_line_size: '256KB',
    max_line_size_truncate: true,
    max_line_size_truncate_identifier: '... (cut by Loki)',
    allow_structured_metadata: true,
    max_structured_metadata_size: '256KB',
    max_structured_metadata_entries_count: 256,

    retention_period: toGoDuration(retention),
    // The first entry that matches a stream is to win; in Loki the highest priority does.
    retention_stream: retentionByStream.map((stream, index) => ({
      selector: stream.selector,
      period: toGoDuration(stream.retention),
      priority: retentionByStream.length - index,
    })),
    // What a collector brings after an outage is taken as long as it would still be kept.
    reject_old_samples: true,
    reject_old_samples_max_age: toGoDuration(longest),

    // Everything that is kept can be asked for at once.
    max_query_length: `${toSeconds(longest) / 3600 + 1}h`,
    max_query_lookback: toGoDuration(longest),
    max_query_series: 1000,
    max_entries_limit_per_query: 5000,
    query_timeout: `${QUERY_SECONDS}s`,
    volume_enabled: true,
  };
}
