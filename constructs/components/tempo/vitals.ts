import { graph, number, type Vital } from '../../watch/dashboard';
import { tempoSignals } from './signals';

// Whichever part it is that tells.
const { tempo_distributor_spans_received_total: received, tempo_discarded_spans_total: discarded } = tempoSignals('');

/** What comes, and what is refused. */
export const tempoVitals: readonly Vital[] = [
  {
    row: 'now',
    panel: number({
      title: 'Spans',
      description: 'Spans that Tempo takes, a second.',
      unit: 'ops',
      expression: `sum(rate(${received}[$__rate_interval]))`,
      legend: 'spans',
    }),
  },
  {
    row: 'refused',
    panel: graph({
      title: 'Spans',
      description: 'Spans a second that Tempo refused, and why.',
      unit: 'ops',
      expression: `sum by (reason) (rate(${discarded}[$__rate_interval]))`,
      legend: '{{reason}}',
    }),
  },
];
