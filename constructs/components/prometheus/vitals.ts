import { graph, number, table, type Vital } from '../../watch/dashboard';
import { alertSignals } from './rule-signals';
import { scrapeSignals } from './scrape-signals';
import { prometheusSignals } from './signals';

/** Whether everything answers and is evaluated. */
export const prometheusVitals: readonly Vital[] = [
  {
    row: 'now',
    panel: number({
      title: 'Do not answer',
      description: 'Targets that Prometheus cannot read.',
      unit: 'none',
      expression: `count(${scrapeSignals.up} == 0) or vector(0)`,
      legend: 'targets',
      threshold: 1,
    }),
  },
  {
    row: 'now',
    panel: number({
      title: 'Alerts',
      description: 'Alerts that fire, but for the one that always does.',
      unit: 'none',
      expression: `count(${alertSignals.ALERTS.where({ alertstate: '="firing"', alertname: '!="Watchdog"' })}) or vector(0)`,
      legend: 'alerts',
      threshold: 1,
    }),
  },
  {
    row: 'now',
    panel: number({
      title: 'Rules that fail',
      description: 'Evaluations that failed in the last hour. Alerts on them do not fire.',
      unit: 'none',
      expression: `sum(increase(${prometheusSignals.prometheus_rule_evaluation_failures_total}[1h]))`,
      legend: 'evaluations',
      threshold: 1,
    }),
  },
  {
    row: 'now',
    panel: number({
      title: 'Series',
      description: 'Series that Prometheus holds in memory.',
      unit: 'short',
      expression: `max(${prometheusSignals.prometheus_tsdb_head_series})`,
      legend: 'series',
    }),
  },
  {
    row: 'collection',
    panel: table({
      title: 'Targets',
      description: 'How many of each job answer.',
      unit: 'none',
      expression: `sum by (job) (${scrapeSignals.up})`,
      legend: '{{job}}',
    }),
  },
  {
    row: 'collection',
    panel: graph({
      title: 'Samples',
      description: 'Samples a second that each Prometheus takes, scraped or written.',
      unit: 'ops',
      expression: `sum by (instance) (rate(${prometheusSignals.prometheus_tsdb_head_samples_appended_total}[$__rate_interval]))`,
      legend: '{{instance}}',
    }),
  },
];
