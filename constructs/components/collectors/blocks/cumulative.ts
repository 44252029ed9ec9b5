import type { Processor } from '../block';

/** Series that are added up at one time; what is above is dropped and counted by the processor. */
const SERIES = 50_000;

/** Adds up counters that an SDK sends as differences, which Prometheus does not know. A counter begins anew after five minutes of silence. */
export const cumulative: Processor<'parse', 'metrics'> = {
  kind: 'processor',
  stage: 'parse',
  id: 'deltatocumulative',
  carries: { metrics: true },
  config: () => ({ max_stale: '5m', max_streams: SERIES }),
};
