import { shareInMebibytes } from '../../../core/quantity';
import type { Processor, Signal } from '../block';

/** Shares of the container's memory limit: refuse above the hard limit minus the spike, collect garbage above the hard limit. */
const HARD_LIMIT = 0.8;
const SPIKE = 0.2;

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
      spike_limit_mib: shareInMebibytes(memoryLimit, SPIKE),
    }),
  };
}
