import type { Rendered } from '../trees';
import { NODE_NAME } from './kubelet';

const image = 'example.org/application:1.0.0';
const labels = { app: 'shop' };
const template = {
  metadata: { labels },
  spec: {
    restartPolicy: 'Always',
    containers: [
      {
        name: 'main',
        image,
        resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '1', memory: '32Mi' } },
      },
    ],
  },
};
const once = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } };

/** Objects of every kind that kube-state-metrics watches, in a namespace of an application's own. */
export function application(namespace: string): Rendered[] {
  const own = (apiVersion: string, kind: string, name: string, rest: object = {}) => ({
    apiVersion,
    kind,
    metadata: { name, namespace, labels },
    ...rest,
  });
  const selector = { matchLabels: labels };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    own('apps/v1', 'Deployment', 'web', { spec: { replicas: 2, selector, template } }),
    own('apps/v1', 'ReplicaSet', 'web-7d9f', { spec: { replicas: 2, selector, template } }),
    own('apps/v1', 'StatefulSet', 'store', { spec: { serviceName: 'store', replicas: 3, selector, template } }),
    own('apps/v1', 'DaemonSet', 'agent', { spec: { selector, template } }),
    own('v1', 'ReplicationController', 'old', { spec: { replicas: 1, selector: labels, template } }),
    own('batch/v1', 'Job', 'migrate', { spec: { template: once, activeDeadlineSeconds: 60 } }),
    own('batch/v1', 'CronJob', 'backup', {
      spec: { schedule: '0 3 * * *', startingDeadlineSeconds: 60, jobTemplate: { spec: { template: once } } },
    }),
    own('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
        ],
      },
    }),
    own('networking.k8s.io/v1', 'Ingress', 'web', {
      spec: {
        tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }],
        rules: [
          {
            host: 'shop.example.org',
            http: {
              paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
            },
          },
        ],
      },
    }),
    own('networking.k8s.io/v1', 'NetworkPolicy', 'web', { spec: { podSelector: { matchLabels: labels } } }),
    own('policy/v1', 'PodDisruptionBudget', 'web', { spec: { maxUnavailable: 1, selector } }),
    own('v1', 'Service', 'web', {
      spec: { type: 'LoadBalancer', selector: labels, ports: [{ port: 80 }], externalIPs: ['203.0.113.10'] },
    }),
    own('v1', 'ResourceQuota', 'quota', { spec: { hard: { pods: '10', 'requests.cpu': '4' } } }),
    own('v1', 'LimitRange', 'limits', {
      spec: { limits: [{ type: 'Container', default: { memory: '64Mi' }, defaultRequest: { memory: '32Mi' } }] },
    }),
    own('v1', 'PersistentVolumeClaim', 'data', {
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'general',
        volumeName: `${namespace}-data`,
        resources: { requests: { storage: '1Gi' } },
      },
    }),
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `${namespace}-data` },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'general',
        claimRef: { namespace, name: 'data' },
        csi: { driver: 'rbd.csi.example.org', volumeHandle: `${namespace}-data` },
      },
    },
    own('coordination.k8s.io/v1', 'Lease', 'leader', {
      spec: { holderIdentity: 'web-0', leaseDurationSeconds: 15, renewTime: '2026-11-24T00:00:00.000000Z' },
    }),
  ];
}

/** Objects of the kinds that are in no namespace. */
export function clusterObjects(): Rendered[] {
  const service = { namespace: 'shop', name: 'web', path: '/check' };
  const webhook = {
    name: 'check.example.org',
    clientConfig: { service },
    rules: [{ apiGroups: ['example.org'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['things'] }],
    failurePolicy: 'Ignore',
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
  };
  const webhooks = (kind: string) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'check' },
    webhooks: [webhook],
  });
  return [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: NODE_NAME,
        labels: {
          'node-role.kubernetes.io/control-plane': '',
          'node-role.kubernetes.io/etcd': 'etcd',
          'topology.kubernetes.io/region': 'here',
          'topology.kubernetes.io/zone': 'a',
        },
      },
      spec: {
        podCIDR: '10.0.0.0/24',
        providerID: 'metal://1',
        taints: [{ key: 'dedicated', value: 'control-plane', effect: 'NoSchedule' }],
      },
    },
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'general' },
      provisioner: 'rbd.csi.example.org',
    },
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttachment',
      metadata: { name: 'shop-data' },
      spec: {
        attacher: 'rbd.csi.example.org',
        nodeName: NODE_NAME,
        source: { persistentVolumeName: 'shop-data' },
      },
    },
    webhooks('ValidatingWebhookConfiguration'),
    webhooks('MutatingWebhookConfiguration'),
  ];
}
