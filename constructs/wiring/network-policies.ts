import { k8s } from 'cdk8s-plus-28';
import type { Site } from '../core/component';
import type { Call } from '../core/endpoint';
import type { Location, Part } from '../core/part';

/**
 * Every part with pods of the stack's own gets one NetworkPolicy that allows exactly the recorded edges: the callee lets
 * the caller in on the port it asked for, the caller may go out to it, and nothing else passes. Pods on the host network
 * have none, because Kubernetes applies none to them; they count as node addresses at the other end.
 */
export function wireNetworkPolicies(site: Site): void {
  const parts = site.components.flatMap(({ parts }) => parts);
  const calls = parts.flatMap(({ outgoing }) => outgoing);
  for (const part of parts) {
    if (part.madeBy === 'platform' || part.run?.exception?.hostNetwork === true) continue;
    const incoming = calls.filter(({ to }) => to.part === part);
    new k8s.KubeNetworkPolicy(part.component, `NetworkPolicy.${part.name}`, {
      metadata: part.component.identity(part.name),
      spec: {
        podSelector: { matchLabels: part.labels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: unlessEmpty(rules(incoming, ({ from }) => from).map(({ peers, ports }) => ({ from: peers, ports }))),
        egress: unlessEmpty(
          rules(part.outgoing, ({ to }) => to.part).map(({ peers, ports }) => ({ to: peers, ports })),
        ),
      },
    });
  }
}

/** Nothing for an empty list: it means the same, and the API server would take it for a change of what it stores. */
function unlessEmpty<Item>(items: Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

interface Rule {
  readonly peers: k8s.NetworkPolicyPeer[];
  readonly ports: k8s.NetworkPolicyPort[];
}

/** One rule a set of ports, with the peers at the other end that use just these, both in a stable order. */
function rules(calls: readonly Call[], otherEnd: (call: Call) => Part): Rule[] {
  const portsOf = new Map<Part, Set<string>>();
  for (const call of calls) {
    const ports = portsOf.get(otherEnd(call)) ?? new Set();
    const { number, protocol } = call.to.port;
    ports.add(`${protocol}/${number}`);
    portsOf.set(otherEnd(call), ports);
  }
  const peersOf = new Map<string, Part[]>();
  for (const [part, ports] of portsOf) {
    const key = [...ports].sort().join(' ');
    peersOf.set(key, [...(peersOf.get(key) ?? []), part]);
  }
  return [...peersOf]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, parts]) => ({
      peers: parts.flatMap(({ locations }) => locations.flatMap(peers)),
      ports: key.split(' ').map((port) => {
        const [protocol = 'TCP', number] = port.split('/');
        return { protocol, port: k8s.IntOrString.fromNumber(Number(number)) };
      }),
    }));
}

function peers(location: Location): k8s.NetworkPolicyPeer[] {
  switch (location.kind) {
    case 'addresses':
      return location.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
    case 'any-pod':
      return [{ namespaceSelector: {} }];
    case 'pods':
      return [
        {
          podSelector: location.labels && { matchLabels: location.labels },
          namespaceSelector:
            location.namespace === undefined
              ? undefined
              : { matchLabels: { 'kubernetes.io/metadata.name': location.namespace } },
        },
      ];
  }
}
