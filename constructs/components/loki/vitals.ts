import { count, graph, number, type Vital } from '../../watch/dashboard';
import { refusalSignals } from './refusal-signals';
import { lokiSignals } from './signals';

/** What comes, what is refused, and what the stack in a namespace writes itself. */
export const lokiVitals = (namespace: string): readonly Vital[] => [
  {
    row: 'now',
    panel: number({
      title: 'Lines',
      description: 'Lines that Loki takes, a second.',
      unit: 'ops',
      expression: `sum(rate(${lokiSignals.loki_distributor_lines_received_total}[$__rate_interval]))`,
      legend: 'lines',
    }),
  },
  {
    row: 'refused',
    panel: graph({
      title: 'Lines',
      description: 'Lines a second that Loki refused, and why.',
      unit: 'ops',
      expression: `sum by (reason) (rate(${refusalSignals.loki_discarded_samples_total}[$__rate_interval]))`,
      legend: '{{reason}}',
    }),
  },
  {
    row: 'written',
    panel: count({
      title: 'Errors by component',
      description: 'Lines of severity ERROR and above of the stack itself.',
      query: `sum by (service_name) (count_over_time({namespace="${namespace}"} | severity=~"ERROR|CRITICAL|FATAL" [$__auto]))`,
      legend: '{{service_name}}',
    }),
  },
];
