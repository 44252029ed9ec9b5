import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rendered } from '../trees';
import type { Cluster } from './cluster';
import { NODE_NAME } from './kubelet';
import { run } from './process';

const namespace = 'shop';
const image = 'example.org/application:1.0.0';
const containers = [{ name: 'main', image }];
const since = '2026-11-24T00:00:00Z';
const later = '2026-11-24T00:01:00Z';

/** What happens to objects sooner or later, told as whoever it happens to would, in the namespace of one application. */
export function incidents(cluster: Cluster): void {
  cluster.apply(
    own('batch/v1', 'Job', 'clean', { spec: { template: { spec: { restartPolicy: 'Never', containers } } } }),
    ...Object.keys(PODS).map((name) =>
      own('v1', 'Pod', name, { spec: { nodeName: NODE_NAME, containers, initContainers: [{ name: 'first', image }] } }),
    ),
    signingRequest(cluster),
  );
  cluster.applyStatus(
    ...STATUSES.map(([apiVersion, kind, name, status]) => own(apiVersion, kind, name, { status })),
    ...Object.entries(PODS).map(([name, status]) =>
      own('v1', 'Pod', name, { status: { startTime: since, ...status } }),
    ),
  );
  cluster.kubectl('delete', 'pod', 'leaving', '-n', namespace, '--wait=false');
}

function own(apiVersion: string, kind: string, name: string, rest: object): Rendered {
  return { apiVersion, kind, metadata: { name, namespace }, ...rest };
}

const container = (name: string, state: object) => ({
  name,
  image,
  imageID: '',
  ready: false,
  restartCount: 0,
  state,
});

const PODS: Readonly<Record<string, object>> = {
  crashing: { phase: 'Running', containerStatuses: [container('main', { waiting: { reason: 'CrashLoopBackOff' } })] },
  killed: {
    phase: 'Failed',
    containerStatuses: [
      container('main', { terminated: { exitCode: 137, reason: 'OOMKilled', startedAt: since, finishedAt: later } }),
    ],
  },
  evicted: { phase: 'Failed', reason: 'Evicted' },
  starting: {
    phase: 'Pending',
    initContainerStatuses: [container('first', { waiting: { reason: 'ErrImagePull' } })],
  },
  leaving: { phase: 'Running' },
};

const condition = (type: string, reason: string) => ({
  type,
  status: 'True',
  reason,
  message: reason,
  lastTransitionTime: since,
});

const STATUSES: ReadonlyArray<readonly [apiVersion: string, kind: string, name: string, status: object]> = [
  ['apps/v1', 'Deployment', 'web', { conditions: [condition('Available', 'MinimumReplicasAvailable')] }],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'web',
    { desiredReplicas: 2, conditions: [condition('AbleToScale', 'ReadyForNewScale')] },
  ],
  ['v1', 'ResourceQuota', 'quota', { hard: { pods: '10' }, used: { pods: '1' } }],
  ['batch/v1', 'CronJob', 'backup', { lastScheduleTime: since, lastSuccessfulTime: since }],
  [
    'batch/v1',
    'Job',
    'migrate',
    {
      startTime: since,
      completionTime: later,
      conditions: [condition('SuccessCriteriaMet', 'CompletionsReached'), condition('Complete', 'CompletionsReached')],
    },
  ],
  [
    'batch/v1',
    'Job',
    'clean',
    {
      startTime: since,
      failed: 1,
      conditions: [condition('FailureTarget', 'DeadlineExceeded'), condition('Failed', 'DeadlineExceeded')],
    },
  ],
];

function signingRequest(cluster: Cluster): Rendered {
  const file = (name: string) => join(cluster.folder, name);
  const out = ['-keyout', file('request.key'), '-out', file('request.csr')];
  run('openssl', ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=example', ...out]);
  return {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'request' },
    spec: {
      request: readFileSync(file('request.csr')).toString('base64'),
      signerName: 'example.org/signer',
      usages: ['client auth'],
    },
  };
}
