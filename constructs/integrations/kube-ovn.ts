import type { Integration, Target } from '../core/integration';
import { without } from '../core/scrape';
import { cniSignals, controllerSignals, monitorSignals, pingerSignals } from './signals/kube-ovn';

const of = (role: string): Pick<Target, 'role' | 'by' | 'labels'> => ({
  role,
  by: 'service',
  labels: { app: `kube-ovn-${role}` },
});

/** kube-ovn: its controller, what runs on each node, the OVN databases (monitor), and OVS and reachability (pinger). */
export const kubeOvn: Integration = {
  name: 'kube-ovn',
  what: 'kube-ovn: controller, CNI, OVN monitor and pinger',
  namespace: 'kube-system',
  targets: [
    // One series an address would be one a virtual machine.
    {
      ...of('controller'),
      at: 'node',
      port: 10660,
      samples: [without('subnet_ip_assign_info')],
      signals: controllerSignals,
    },
    { ...of('cni'), at: 'node', port: 10665, signals: cniSignals },
    { ...of('monitor'), at: 'node', port: 10661, signals: monitorSignals },
    { ...of('pinger'), port: 8080, signals: pingerSignals },
  ],
};
