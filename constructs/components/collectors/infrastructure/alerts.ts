import { toSeconds } from '../../../core/duration';
import type { Watched } from '../../../core/watched';
import type { AlertGroup, Recording } from '../../../watch/alert';
import { prometheusName, type ReceiverMetric } from '../receiver-metric';
import { certificateRemaining, HTTP_CHECK, httpUp } from './http-check';
import { instanceOf } from './servers';

interface Watch {
  readonly kind: { readonly job: string; readonly proof: ReceiverMetric };
  readonly watched: Watched | undefined;
}

/** Intervals after which a server that has not answered counts as down. */
const MISSED = 2;

/** A day in seconds. */
const DAY = toSeconds('1d');

/** For each server whether it answers, and an alert on those that do not. */
export function serverAlerts(watches: readonly Watch[], cluster: string): AlertGroup[] {
  const recordings = watches.flatMap(({ kind, watched }) =>
    watched === undefined ? [] : [up(kind.job, kind.proof, watched, cluster)],
  );
  if (recordings.length === 0) return [];
  const jobs = recordings.map(({ labels }) => labels?.job).join('|');
  return [
    {
      name: 'servers',
      recordings,
      alerts: [
        {
          name: 'ServerDoesNotAnswer',
          severity: 'critical',
          expression: `up{job=~"${jobs}"} == 0`,
          for: '2m',
          summary: '{{ $labels.job }} at {{ $labels.instance }} does not answer the deployment collector',
          runbook: {
            meaning:
              'The server is down, cannot be reached, or refuses the monitoring account, so that nothing was heard from it for two intervals.',
            impact: 'Its part of the load is on the others of its cluster, or its clients fail.',
            firstSteps:
              'The collector says what it was answered: kubectl logs -n monitoring deploy/deployment-collector | grep the address. If it was refused (Access denied, password authentication failed, 401), compare the account with its Secret; else look at the pod of the server.',
          },
        },
      ],
    },
  ];
}

/**
 * `up` as Prometheus has it for what it scrapes itself: 1 for each server of which there is a sample that is young, and 0
 * for every other. The last sample alone would be there for five minutes.
 */
function up(job: string, proof: ReceiverMetric, { servers, interval }: Watched, cluster: string): Recording {
  const age = MISSED * toSeconds(interval);
  const sample = `${prometheusName(proof)}{job="${job}"}`;
  return {
    name: 'up',
    labels: { job, cluster },
    expression: [
      `max by (instance) (present_over_time(${sample}[${age}s]))`,
      ...servers.map((server) => `label_replace(vector(0), "instance", "${instanceOf(server)}", "", "")`),
    ].join('\nor '),
  };
}

/** What is asked of caches, from what the receiver counts. Its own hit ratio is the share of the misses (0.152.0). */
export const derivedOfMemcached: AlertGroup = {
  name: 'memcached',
  recordings: [
    {
      name: 'memcached:hit_ratio:rate5m',
      expression:
        'sum without (type) (rate(memcached_operations_total{job="memcached", type="hit"}[5m])) / sum without (type) (rate(memcached_operations_total{job="memcached"}[5m]))',
    },
    {
      name: 'memcached:commands:rate5m',
      expression: 'sum without (command) (rate(memcached_commands_total{job="memcached"}[5m]))',
    },
    { name: 'memcached:evictions:rate5m', expression: 'rate(memcached_evictions_total{job="memcached"}[5m])' },
    {
      name: 'memcached:connections:rate5m',
      expression: 'rate(memcached_connections_total{job="memcached"}[5m])',
    },
    { name: 'memcached:network_bytes:rate5m', expression: 'rate(memcached_network_by_total{job="memcached"}[5m])' },
    {
      name: 'memcached:cpu:rate5m',
      expression: 'sum without (state) (rate(memcached_cpu_usage_seconds_total{job="memcached"}[5m]))',
    },
    {
      name: 'memcached:item_bytes:mean',
      expression: 'memcached_bytes{job="memcached"} / memcached_current_items{job="memcached"}',
    },
  ],
  alerts: [],
};

const CHECKED = `{job="${HTTP_CHECK}"}`;

export const apiAlerts: AlertGroup = {
  name: 'apis',
  alerts: [
    {
      name: 'ApiDoesNotAnswer',
      severity: 'critical',
      expression: `${prometheusName(httpUp)}${CHECKED} == 0`,
      for: '3m',
      summary: 'The API of {{ $labels.service }} does not answer as it should at {{ $labels.instance }}',
      runbook: {
        meaning: 'The API gave no answer in time, or one with a status that is not expected of it.',
        impact: 'Users and other services cannot use it.',
        firstSteps:
          'httpcheck_status_code says what was answered, httpcheck_error why nothing was. Ask the URL yourself from a pod of the namespace monitoring, then read the log of the service.',
      },
    },
    {
      name: 'ApiCertificateExpires',
      severity: 'warning',
      expression: `${prometheusName(certificateRemaining)}${CHECKED} < ${14 * DAY}`,
      for: '1h',
      summary: 'The certificate of {{ $labels.instance }} is valid for {{ $value | humanizeDuration }} more',
      runbook: {
        meaning: 'The certificate ends within two weeks and was not renewed.',
        impact: 'After its end, clients refuse to connect.',
        firstSteps: 'kubectl get certificates -A shows which was not renewed; kubectl describe it to see why.',
      },
    },
  ],
};
