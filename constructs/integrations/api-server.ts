import type { Integration } from '../core/integration';
import { type Relabeling, without } from '../core/scrape';
import { apiServerSignals } from './signals/api-server';

/**
 * Histograms of the inside of the API server, by kind of object: more than a third of its series, even with nothing in the
 * cluster.
 */
const INTERNAL = [
  'apiserver_request_body_size_bytes_.+',
  'apiserver_watch_cache_(initialization_duration|read_wait)_seconds_.+',
  'apiserver_watch_events_(dispatch_duration_seconds|sizes)_.+',
  'apiserver_watch_list_duration_seconds_.+',
  'informer_processing_latency_seconds_.+',
];

/** Buckets between those that tell a fast answer from a slow one. */
const FEWER_BUCKETS: Relabeling = {
  sourceLabels: ['__name__', 'le'],
  regex:
    '(apiserver_request(_sli)?_duration|etcd_request_duration)_seconds_bucket;(0.01|0.0125|0.015|0.02|0.045|0.15|0.2|0.25|0.3|0.35|0.4|0.45|0.6|0.7|0.8|0.9|1.25|1.5|1.75|2|3|3.5|4|4.5|6|7|8|9|15|20|25|40|45|50)(.0)?',
  action: 'drop',
};

/** Every API server of the cluster, by the Service that Kubernetes itself makes for them. */
export const apiServer: Integration = {
  name: 'apiserver',
  what: 'the Kubernetes API server',
  namespace: 'default',
  targets: [
    {
      by: 'service',
      labels: { component: 'apiserver', provider: 'kubernetes' },
      at: 'api-server',
      port: 6443,
      portName: 'https',
      access: 'cluster',
      serverName: 'kubernetes',
      samples: [without(...INTERNAL), FEWER_BUCKETS],
      signals: apiServerSignals,
    },
  ],
};
