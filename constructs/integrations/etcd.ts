import type { Integration } from '../core/integration';
import { etcdSignals } from './signals/etcd';

/** etcd, on the nodes and port that kubespray gives it for metrics: plain HTTP, without a client's certificate. */
export const etcd: Integration = {
  name: 'etcd',
  what: 'etcd, with its metrics on port 2381 of the nodes labelled node-role.kubernetes.io/etcd=etcd',
  targets: [{ by: 'nodes', labels: { 'node-role.kubernetes.io/etcd': 'etcd' }, port: 2381, signals: etcdSignals }],
};
