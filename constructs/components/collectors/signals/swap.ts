import { gauge, signals } from '../../../watch/metric';

const documented =
  'https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/v0.152.0/receiver/hostmetricsreceiver/internal/scraper/pagingscraper/documentation.md';

/** What the daemon collector tells of a node that has swap. */
export const swapSignals = signals(
  { job: 'host-metrics', transport: 'collector', known: { documented } },
  {
    system_paging_usage_bytes: gauge('device', 'node', 'state'),
    system_paging_utilization_ratio: gauge('device', 'node', 'state'),
  },
);
