import { gauge, signals } from '../../watch/metric';

/** What it says of each group that was pushed, beside what was pushed. */
export const pushgatewaySignals = signals(
  {
    job: '',
    transport: 'others',
    known: { documented: 'https://github.com/prometheus/pushgateway#about-the-job-and-instance-labels' },
  },
  { push_failure_time_seconds: gauge(), push_time_seconds: gauge() },
);
