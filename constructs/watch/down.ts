import { type Alert, pascalCase } from './alert';

/** Nothing of a scraped job answers, or one of its targets does not. Derived for everything that exposes metrics. */
export function down(job: string): Alert {
  return {
    name: `${pascalCase(job)}Down`,
    severity: 'warning',
    expression: `up{job="${job}"} == 0 or absent(up{job="${job}"})`,
    for: '10m',
    summary: `${job} {{ with $labels.instance }}at {{ . }} {{ end }}does not answer Prometheus`,
    runbook: {
      meaning: `Prometheus has not been able to read the metrics of ${job} for ten minutes, or knows no target of it.`,
      impact: `What ${job} does may have stopped, and alerts on its metrics cannot fire.`,
      firstSteps: `Look at the pods: kubectl get pods -A -l app.kubernetes.io/name. If they run, look at the target's error in Prometheus under Status, Targets.`,
    },
  };
}
