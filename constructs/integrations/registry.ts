import type { Integration } from '../core/integration';
import { apiServer } from './api-server';
import { argoCd } from './argo-cd';
import { barbican } from './barbican';
import { cadvisor } from './cadvisor';
import { ceph } from './ceph';
import { certManager } from './cert-manager';
import { controllerManager } from './controller-manager';
import { coreDns } from './core-dns';
import { envoyGateway } from './envoy-gateway';
import { etcd } from './etcd';
import { flux } from './flux';
import { kubeOvn } from './kube-ovn';
import { kubeProxy } from './kube-proxy';
import { kubelet } from './kubelet';
import { libvirt } from './libvirt';
import { metallb } from './metallb';
import { nodeLocalDns } from './node-local-dns';
import { postgresql } from './postgresql';
import { rabbitmq } from './rabbitmq';
import { scheduler } from './scheduler';

/** Everything a platform may bring, by the name of the setting that says whether it does. */
export const integrations = {
  apiServer,
  scheduler,
  controllerManager,
  etcd,
  kubelet,
  cadvisor,
  kubeProxy,
  coreDns,
  nodeLocalDns,
  kubeOvn,
  metallb,
  envoyGateway,
  certManager,
  ceph,
  rabbitmq,
  postgresql,
  libvirt,
  barbican,
  argoCd,
  flux,
} as const satisfies Readonly<Record<string, Integration>>;

export type IntegrationName = keyof typeof integrations;
