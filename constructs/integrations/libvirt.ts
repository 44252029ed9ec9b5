import type { Integration } from '../core/integration';
import { libvirtSignals } from './signals/libvirt';

/** Virtual machines as libvirt sees them: an exporter beside libvirt on every hypervisor, on the node's own network. */
export const libvirt: Integration = {
  name: 'libvirt',
  what: 'libvirt with an exporter beside it on every hypervisor',
  needs: 'openstack',
  namespace: 'openstack',
  targets: [
    {
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'libvirt' },
      at: 'node',
      port: 9474,
      signals: libvirtSignals,
    },
  ],
};
