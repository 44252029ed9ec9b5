import { shareInMebibytes } from '../../../core/quantity';
import type { Processor, Signal } from '../block';

/** Share of the container's memory limit above which data is refused. */
export const REFUSED_ABOVE = 0.6;

/** Share of it above which garbage is collected at every look. */
const HARD_LIMIT = 0.8;

/** Refuses data while memory is short, so that whoever sends waits instead of the collector being killed. */
export function memoryLimiter(memoryLimit: string): Processor<'limit', Signal> {
  return {
    kind: 'processor',
    stage: 'limit',
    id: 'memory_limiter',
    carries: { logs: true, metrics: true, traces: true },
    config: () => ({
      check_interval: '1s',
      limit_mib: shareInMebibytes(memoryLimit, HARD_LIMIT),
      // What is refused above is the hard limit without the spike.
      spike_limit_mib: shareInMebibytes(memoryLimit, HARD_LIMIT) - shareInMebibytes(memoryLimit, REFUSED_ABOVE),
    }),
  };
}
