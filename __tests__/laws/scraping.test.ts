import { integrations } from '../../constructs/integrations/registry';
import { TRANSPORT_LABELS } from '../../constructs/watch/metric';
import { environmentNames, files, monitors, objects, type Rendered } from '../trees';

/** Ports that Prometheus may go out to, anywhere. */
function wayOut(environment: string): number[] {
  const [policy] = objects(environment, 'NetworkPolicy').filter(({ metadata }) => metadata.name === 'prometheus');
  return policy.spec.egress.flatMap((rule: Rendered) => rule.ports.map(({ port }: Rendered) => port));
}

/** The rules of a monitor for labels of its targets. */
function relabelings({ spec }: Rendered): Rendered[] {
  const endpoints = spec.endpoints ?? spec.podMetricsEndpoints ?? [spec];
  return endpoints.flatMap((endpoint: Rendered) => endpoint.relabelings ?? []);
}

describe.each(environmentNames)('the scrapes of %s', (environment) => {
  const own = monitors(environment).filter(({ kind, spec }) => kind === 'ServiceMonitor' && !spec.namespaceSelector);
  const platform = monitors(environment).filter((monitor) => !own.includes(monitor));

  test('have a job label that is the name of the monitor, and of no other', () => {
    const names = monitors(environment).map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(names.length);
    expect(platform.length).toBeGreaterThan(3);
    for (const monitor of platform) {
      const job = relabelings(monitor).filter(({ targetLabel }) => targetLabel === 'job');
      expect(job.map(({ replacement }) => replacement)).toEqual([monitor.metadata.name]);
    }
  });

  test('find what the platform brings in one namespace or on the nodes, and never everywhere', () => {
    for (const { kind, spec } of platform) {
      if (kind === 'ScrapeConfig') expect(spec.kubernetesSDConfigs).toMatchObject([{ role: 'Node' }]);
      else expect(spec.namespaceSelector.matchNames).toHaveLength(1);
    }
  });

  test('reach what is on another port than its Service, which Prometheus may go out to', () => {
    const ports = wayOut(environment);
    for (const monitor of platform) {
      const addresses = relabelings(monitor).filter(({ targetLabel }) => targetLabel === '__address__');
      for (const { replacement } of addresses) expect(ports).toContain(Number(/:(\d+)$/.exec(replacement)?.[1]));
    }
  });

  test('send a token only over TLS, and take any certificate only where a program makes its own', () => {
    const [{ spec }] = objects(environment, 'Prometheus');
    for (const { metadata, spec: monitor } of platform) {
      const scrapeClass = spec.scrapeClasses.find(({ name }: Rendered) => name === (monitor.scrapeClass ?? 'plain'));
      const https = JSON.stringify(monitor).includes('"scheme":"https"');
      expect([metadata.name, https]).toEqual([metadata.name, scrapeClass.authorization !== undefined]);
      if (scrapeClass.tlsConfig?.insecureSkipVerify)
        expect(['kube-scheduler', 'kube-controller-manager']).toContain(metadata.name);
    }
  });

  test('give every sample the cluster and the node, and no label that is in none of the lists', () => {
    const [{ spec }] = objects(environment, 'Prometheus');
    expect(spec.scrapeClasses.filter((one: Rendered) => one.default)).toHaveLength(1);
    for (const { relabelings: rules } of spec.scrapeClasses) {
      const given = rules.flatMap(({ targetLabel }: Rendered) => (targetLabel === undefined ? [] : [targetLabel]));
      expect([...new Set(given)]).toEqual(['cluster', 'node']);
      expect(rules.at(-1)).toEqual({ regex: 'endpoint|container', action: 'labeldrop' });
    }
    for (const monitor of monitors(environment)) {
      for (const { targetLabel } of relabelings(monitor))
        if (targetLabel !== undefined) expect(['job', 'instance', '__address__']).toContain(targetLabel);
    }
    // What is computed has the labels of what it is computed of.
    const { spans: _, rules: __, ...scraped } = TRANSPORT_LABELS;
    for (const labels of Object.values(scraped))
      expect(labels).toEqual(expect.arrayContaining(['cluster', 'job', 'instance']));
  });

  test('keep the labels of what kube-state-metrics speaks of', () => {
    const [{ spec }] = own.filter(({ metadata }) => metadata.name === 'kube-state-metrics');
    expect(spec.endpoints[0]).toMatchObject({
      port: 'http',
      honorLabels: true,
      relabelings: [
        { targetLabel: 'instance', replacement: 'kube-state-metrics' },
        { regex: 'namespace|pod|service|node', action: 'labeldrop' },
      ],
    });
  });
});

test('every integration is on in production or off by a reason of its own, and has a folder of its name where it is on', () => {
  const folders = new Set(
    files.filter(({ environment }) => environment === 'production').map((file) => file.component),
  );
  const off = Object.values(integrations).filter(({ name }) => !folders.has(name));
  // The exporter of Barbican is installed by hand, and a cluster has one delivery engine or the other.
  expect(off.map(({ name }) => name).sort()).toEqual(['argo-cd', 'barbican-exporter', 'flux']);
});

test('every metric of an integration says the job it is found by, and how it is known', () => {
  for (const { name, targets } of Object.values(integrations)) {
    for (const { role, signals, by, honorLabels } of targets as Rendered[]) {
      const job = role === undefined ? name : `${name}-${role}`;
      const transports = honorLabels && by !== 'nodes' ? ['others'] : by === 'service' ? ['service', 'endpoint'] : [by];
      for (const metric of Object.values<Rendered>(signals)) {
        expect([metric.name, metric.source.job]).toEqual([metric.name, job]);
        expect(transports).toContain(metric.source.transport);
        expect(metric.source.known === 'seen' || metric.source.known.documented).toBeTruthy();
      }
    }
  }
});
