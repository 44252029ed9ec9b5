import type { Environment } from '../../../config/schema';
import type { Processor } from '../block';

/** Traces that one gateway waits for at a time; more hold up the collectors of the nodes, which keep them on disk. */
const TRACES = 50_000;
/** Judgements that are remembered, so that a span that comes late is treated as its trace was. */
const REMEMBERED = 200_000;
/** A trace that never ends must not fill the memory of its gateway. */
const TRACE_BYTES = 64 * 1024 * 1024;

type Sampling = NonNullable<Environment['collectors']['sampling']>;

/** Keeps whole traces: all with an error, all slow ones, and a share of the rest. */
export function tailSampling({
  share,
  slowMilliseconds,
  waitSeconds,
}: Pick<Sampling, 'share' | 'slowMilliseconds' | 'waitSeconds'>): Processor<'filter', 'traces'> {
  return {
    kind: 'processor',
    stage: 'filter',
    id: 'tail_sampling',
    carries: { traces: true },
    config: () => ({
      decision_wait: `${waitSeconds}s`,
      num_traces: TRACES,
      block_on_overflow: true,
      maximum_trace_size_bytes: TRACE_BYTES,
      decision_cache: { sampled_cache_size: REMEMBERED, non_sampled_cache_size: REMEMBERED },
      policies: [
        { name: 'with an error', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
        { name: 'slow', type: 'latency', latency: { threshold_ms: slowMilliseconds } },
        { name: 'share of the rest', type: 'probabilistic', probabilistic: { sampling_percentage: share } },
      ],
    }),
  };
}
