import { counter, signals } from '../../watch/metric';

const LABELS = ['format', 'reason', 'retention_hours', 'tenant'] as const;

/** What Loki tells only after it has refused something. */
export const refusalSignals = signals(
  { job: 'loki', transport: 'service', known: 'seen' },
  {
    loki_discarded_bytes_total: counter(...LABELS),
    loki_discarded_samples_total: counter(...LABELS),
  },
);
