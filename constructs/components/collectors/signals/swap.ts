import { gauge, signals } from '../../../watch/metric';

/** What the daemon collector tells of a node that has swap. */
export const swapSignals = signals(
  { job: 'host-metrics', transport: 'collector', known: 'seen' },
  {
    system_paging_usage_bytes: gauge('device', 'node', 'state'),
    system_paging_utilization_ratio: gauge('device', 'node', 'state'),
  },
);
