import { gauge, signals } from '../../watch/metric';

/** What Prometheus writes of every alert that is pending or fires, beside the labels of what the alert asks. */
export const alertSignals = signals(
  { job: '', transport: 'rules', known: 'seen' },
  { ALERTS: gauge('alertname', 'alertstate', 'severity') },
);
