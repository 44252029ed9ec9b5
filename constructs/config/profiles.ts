import { openstackApis, openstackServices } from './openstack-apis';
import type { EnvironmentIntent } from './schema';

/** A part of an intent, however deep. */
type Some<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [Key in keyof T]?: Some<T[Key]> } : T;

/** What the kinds of environment differ in, as data: whatever the user does not say is taken from here, then from the schema. */
export const profiles: Readonly<Record<EnvironmentIntent['profile'], Some<EnvironmentIntent>>> = {
  /** One node of any cluster, its own disk, no OpenStack: to try things on. */
  lab: {
    availability: 'single',
    platform: { apiServer: true, kubelet: true, cadvisor: true, coreDns: true },
    collectors: {
      daemon: { resources: { cpu: '50m', memory: '256Mi', memoryLimit: '512Mi' }, queue: '512Mi' },
      deployment: { resources: { cpu: '20m', memory: '128Mi', memoryLimit: '256Mi' }, queue: '256Mi' },
    },
    prometheus: { retention: '3d', storage: '8Gi', resources: { cpu: '100m', memory: '512Mi', memoryLimit: '1Gi' } },
    alertmanager: { storage: '1Gi', resources: { cpu: '10m', memory: '32Mi', memoryLimit: '64Mi' } },
    loki: { retention: '3d', storage: '8Gi', resources: { cpu: '100m', memory: '256Mi', memoryLimit: '1Gi' } },
    tempo: { retention: '2d', storage: '4Gi', resources: { cpu: '50m', memory: '256Mi', memoryLimit: '1Gi' } },
    grafana: { resources: { cpu: '50m', memory: '128Mi', memoryLimit: '512Mi' } },
  },
  /** Genestack: OpenStack on Kubernetes, highly available, logs and traces in the object storage of the cloud. */
  production: {
    availability: 'high',
    placement: {
      nodeSelector: { 'openstack-control-plane': 'enabled' },
      tolerations: [{ key: 'openstack-control-plane', operator: 'Exists', effect: 'NoSchedule' }],
    },
    platform: {
      apiServer: true,
      scheduler: true,
      controllerManager: true,
      etcd: true,
      kubelet: true,
      cadvisor: true,
      kubeProxy: true,
      coreDns: true,
      nodeLocalDns: true,
      kubeOvn: true,
      metallb: true,
      envoyGateway: true,
      certManager: true,
      ceph: true,
      rabbitmq: true,
      postgresql: true,
      libvirt: true,
    },
    openstack: {},
    // As kubespray names them on Ubuntu.
    collectors: { daemon: { journalUnits: ['kubelet.service', 'containerd.service', 'ssh.service'] } },
    grafana: { gatewayNamespace: 'envoyproxy-gateway-system' },
    infrastructure: {
      mariadb: {
        servers: ['mariadb-cluster-{0..2}.mariadb-cluster-internal.openstack.svc:3306'],
      },
      // Its operator gives pods no names; the address is that of the primary, which knows how far the others are.
      postgresql: { servers: ['postgres-cluster.openstack.svc:5432'] },
      rabbitmq: {
        servers: ['http://rabbitmq-server-{0..2}.rabbitmq-nodes.openstack.svc:15672'],
      },
      memcached: { servers: ['memcached-memcached-{0..2}.memcached.openstack.svc:11211'] },
      apis: { services: openstackServices.filter((name) => openstackApis[name].usual) },
    },
  },
};
