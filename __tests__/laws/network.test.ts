import { environmentNames, objects, type Rendered, workloads } from '../trees';

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly port: string;
}

/** Labels as one text; what is no set of pods of the stack's own namespace has none. */
function selector(peer: Rendered): string | undefined {
  return peer.podSelector && !peer.namespaceSelector
    ? JSON.stringify(Object.entries(peer.podSelector.matchLabels).sort())
    : undefined;
}

function edges(environment: string, side: 'ingress' | 'egress'): Edge[] {
  return objects(environment, 'NetworkPolicy').flatMap((policy: Rendered) => {
    const self = selector({ podSelector: policy.spec.podSelector }) ?? '';
    return (policy.spec[side] ?? []).flatMap((rule: Rendered) =>
      (side === 'ingress' ? rule.from : rule.to).flatMap((peer: Rendered) => {
        const other = selector(peer);
        if (other === undefined) return [];
        const [from, to] = side === 'ingress' ? [other, self] : [self, other];
        return rule.ports.map(({ protocol, port }: Rendered) => ({ from, to, port: `${protocol}/${port}` }));
      }),
    );
  });
}

const lines = (all: Edge[]) => all.map(({ from, to, port }) => `${from} → ${to} ${port}`).sort();

describe.each(environmentNames)('in %s', (environment) => {
  test('every way out of a pod of the stack is a way into another, and the reverse', () => {
    const out = lines(edges(environment, 'egress'));
    expect(out.length).toBeGreaterThan(15);
    expect(out).toEqual(lines(edges(environment, 'ingress')));
  });

  test('every policy closes both directions, and no rule leaves peers or ports open', () => {
    for (const { spec } of objects(environment, 'NetworkPolicy')) {
      expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
      for (const rule of [...(spec.ingress ?? []), ...(spec.egress ?? [])]) {
        expect((rule.from ?? rule.to).length).toBeGreaterThan(0);
        expect(rule.ports.length).toBeGreaterThan(0);
        for (const peer of rule.from ?? rule.to) expect(Object.keys(peer).length).toBeGreaterThan(0);
      }
    }
  });

  test('every pod that is not on the host network has a policy', () => {
    const closed = new Set(objects(environment, 'NetworkPolicy').map(({ spec }) => selector(spec)));
    for (const { metadata, spec } of workloads(environment)) {
      if (spec.template.spec.hostNetwork === true) continue;
      expect([metadata.name, closed.has(selector({ podSelector: spec.selector }))]).toEqual([metadata.name, true]);
    }
  });

  test('every port of a Service, and every port a policy lets in, is a port of the pods it selects', () => {
    for (const { metadata, spec } of workloads(environment)) {
      const pods = selector({ podSelector: spec.selector });
      const ports = spec.template.spec.containers.flatMap((container: Rendered) =>
        container.ports.map(({ protocol, containerPort }: Rendered) => `${protocol}/${containerPort}`),
      );
      for (const service of objects(environment, 'Service')) {
        if (selector({ podSelector: { matchLabels: service.spec.selector } }) !== pods) continue;
        for (const { protocol, targetPort } of service.spec.ports)
          expect([metadata.name, ports]).toEqual([
            metadata.name,
            expect.arrayContaining([`${protocol}/${targetPort}`]),
          ]);
      }
      for (const policy of objects(environment, 'NetworkPolicy')) {
        if (selector(policy.spec) !== pods) continue;
        for (const rule of policy.spec.ingress) {
          for (const { protocol, port } of rule.ports)
            expect([metadata.name, ports]).toEqual([metadata.name, expect.arrayContaining([`${protocol}/${port}`])]);
        }
      }
    }
  });

  test('every ServiceMonitor of the stack selects exactly one Service, which has each of its ports', () => {
    for (const { metadata, spec } of objects(environment, 'ServiceMonitor')) {
      if (spec.namespaceSelector !== undefined) continue;
      const selected = objects(environment, 'Service').filter(({ metadata: { labels } }) => {
        const matches = Object.entries(spec.selector.matchLabels).every(([key, value]) => labels[key] === value);
        return matches && spec.selector.matchExpressions.every(({ key }: Rendered) => !(key in labels));
      });
      expect(selected.map((service) => service.metadata.name)).toEqual([metadata.name]);
      const ports = selected[0].spec.ports.map(({ name }: Rendered) => name);
      for (const { port } of spec.endpoints) expect(ports).toContain(port);
    }
  });

  test('applications anywhere reach the collector of their own node on the ports of its receivers, and on no other', () => {
    const [policy] = objects(environment, 'NetworkPolicy').filter(
      ({ metadata }) => metadata.name === 'daemon-collector',
    );
    const open = policy.spec.ingress.filter((rule: Rendered) =>
      rule.from.some((peer: Rendered) => peer.namespaceSelector && !peer.podSelector),
    );
    const ports = open.flatMap((rule: Rendered) => rule.ports.map(({ port }: Rendered) => port));
    expect(ports.sort((a: number, b: number) => a - b)).toEqual([4317, 4318, 9411, 14_250, 14_268]);
    const [service] = objects(environment, 'Service').filter(({ metadata }) => metadata.name === 'daemon-collector');
    expect(service.spec.internalTrafficPolicy).toBe('Local');
  });
});
