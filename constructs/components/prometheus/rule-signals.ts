import { counter, gauge, signals } from '../../watch/metric';

/** What Prometheus writes of every alert that is pending or fires, beside the labels of what the alert asks. */
export const alertSignals = signals(
  {
    job: '',
    transport: 'rules',
    known: {
      documented:
        'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#inspecting-alerts-during-runtime',
    },
  },
  { ALERTS: gauge('alertname', 'alertstate', 'severity') },
);

/** What it says of evaluating rules, where there are any. */
export const evaluationSignals = signals(
  {
    job: 'prometheus',
    transport: 'service',
    known: { documented: 'https://github.com/prometheus/prometheus/blob/v3.16.0/rules/group.go' },
  },
  {
    prometheus_rule_evaluation_failures_total: counter('rule_group'),
    prometheus_rule_evaluations_total: counter('rule_group'),
    prometheus_rule_group_iterations_missed_total: counter('rule_group'),
    prometheus_rule_group_last_duration_seconds: gauge('rule_group'),
  },
);
