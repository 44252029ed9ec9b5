import { KNOWN_AS } from '../../watch/links';
import type { Overrides } from './schema';

/** Mebibytes of one message of a collector: its batches of 2 MiB, and as much again for a span that is a batch of its own. */
export const MESSAGE_MIB = 16;

/**
 * What Tempo takes, keeps and answers. Over the rate, a collector is told to come again later; what is over the other
 * limits is cut or left out, and counted in `tempo_discarded_spans_total` with the reason.
 */
export const limits: Overrides = {
  ingestion: {
    // Shared by the distributors, however many there are.
    rate_strategy: 'global',
    // About 60,000 spans a second.
    rate_limit_bytes: 30_000_000,
    burst_size_bytes: 60_000_000,
    // Traces that may be unfinished at a time, in each ingester.
    max_traces_per_user: 50_000,
    // The rest of a longer value is cut off: long enough for a statement of SQL.
    max_attribute_bytes: 8192,
  },
  read: { max_bytes_per_tag_values_query: 5_000_000 },
  // Some 20,000 spans. Larger ones are seldom one request, and whoever looks at one has to hold it in memory.
  global: { max_bytes_per_trace: 10_000_000 },
  metrics_generator: {
    processors: ['service-graphs', 'span-metrics'],
    // Names of spans with ids in them would make a series each.
    max_active_series: 50_000,
    // Of exemplars; the collectors call it so too.
    trace_id_label_name: KNOWN_AS.trace.metrics,
  },
};
