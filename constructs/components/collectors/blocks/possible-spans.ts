import type { Processor } from '../block';

/** How far a clock may be ahead. */
const AHEAD = '24h';

/**
 * Leaves out spans that no store can find again, each counted in `otelcol_processor_filter_spans_filtered`: without an id,
 * for which Tempo would refuse the whole request and with it the spans of others, and from the far future.
 */
export const possibleSpans: Processor<'filter', 'traces'> = {
  kind: 'processor',
  stage: 'filter',
  id: 'filter/possible-spans',
  carries: { traces: true },
  config: () => ({
    error_mode: 'ignore',
    traces: {
      span: [
        'span.trace_id == TraceID(0x00000000000000000000000000000000)',
        'span.span_id == SpanID(0x0000000000000000)',
        `span.start_time > Now() + Duration("${AHEAD}")`,
      ],
    },
  }),
};
