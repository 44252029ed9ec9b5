import { isIP } from 'node:net';
import type { Location } from './part';

const ANYWHERE: Location = { kind: 'addresses', cidrs: ['0.0.0.0/0', '::/0'] };

/**
 * Where a host is, as far as its name tells: a pod of a StatefulSet (`db-0.db.openstack.svc`), the pods behind a Service
 * (`db.openstack.svc`), an address, or anywhere.
 */
export function locationOf(host: string): Location {
  const address = host.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0) return { kind: 'addresses', cidrs: [`${address}/${isIP(address) === 4 ? 32 : 128}`] };
  const [, pod, namespace] = /^(?:([^.]+)\.)?[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(host) ?? [];
  if (namespace === undefined) return ANYWHERE;
  // Kubernetes itself writes this label on each pod of a StatefulSet.
  return pod === undefined
    ? { kind: 'pods', namespace }
    : { kind: 'pods', namespace, labels: { 'statefulset.kubernetes.io/pod-name': pod } };
}
