import { load } from 'js-yaml';
import { cadence, scraping } from '../../constructs/components/openstack-exporter/settings';
import { openStackServiceNames } from '../../constructs/config/openstack';
import { renderEnvironments } from '../../constructs/render';
import { objects, type Rendered } from '../trees';

const exporters = objects('production', 'Deployment').filter(({ metadata }) =>
  metadata.name.startsWith('openstack-exporter-'),
);

const service = ({ metadata }: Rendered) => metadata.name.replace('openstack-exporter-', '');
const container = ({ spec }: Rendered) => spec.template.spec.containers[0];

describe('the exporters of OpenStack', () => {
  test('are one a service, and each leaves out every other', () => {
    expect(exporters.length).toBeGreaterThan(5);
    for (const exporter of exporters) {
      const disabled = container(exporter).args.filter((arg: string) => arg.startsWith('--disable-service.'));
      const others = openStackServiceNames.filter((name) => name !== service(exporter));
      expect(disabled.sort()).toEqual(others.map((name) => `--disable-service.${name}`).sort());
      expect(exporter.spec.replicas).toBe(1);
    }
  });

  test('have their account from a file of a Secret, and no right on Kubernetes', () => {
    for (const exporter of exporters) {
      const { volumes, automountServiceAccountToken } = exporter.spec.template.spec;
      expect(automountServiceAccountToken).toBe(false);
      expect(volumes).toEqual([
        {
          name: 'clouds',
          secret: { secretName: 'openstack-exporter', items: [{ key: 'clouds.yaml', path: 'clouds.yaml' }] },
        },
      ]);
      expect(container(exporter).env.map(({ name }: Rendered) => name)).toEqual(['GOMEMLIMIT']);
    }
  });

  test('reach Keystone and the one API they ask, and no other', () => {
    const ports: Readonly<Record<string, number>> = { identity: 5000, compute: 8774, network: 9696, volume: 8776 };
    for (const [name, port] of Object.entries(ports)) {
      const [policy] = objects('production', 'NetworkPolicy').filter(
        ({ metadata }) => metadata.name === `openstack-exporter-${name}`,
      );
      const openstack = policy.spec.egress.filter((rule: Rendered) => JSON.stringify(rule.to).includes('"openstack"'));
      const open = openstack.flatMap((rule: Rendered) => rule.ports.map((one: Rendered) => one.port)).sort();
      expect(open).toEqual([...new Set([5000, port])].sort());
    }
  });

  test('ask large clouds less often, and are read before Prometheus forgets', () => {
    for (const name of openStackServiceNames) {
      expect(cadence(name, 100)).toBe(60);
      expect(cadence(name, 100_000)).toBeGreaterThan(cadence(name, 1000));
      for (const servers of [1, 1000, 100_000]) {
        const { interval, timeout } = scraping(cadence(name, servers));
        expect(timeout).toBeLessThan(interval);
        expect(interval).toBeLessThanOrEqual(120);
      }
    }
  });

  test('leave out what takes a request a project where there are many virtual machines', () => {
    const tree = renderEnvironments([
      {
        name: 'large',
        profile: 'lab',
        delivery: { repository: 'https://git.example.org/x.git' },
        openstack: { servers: 10_000, services: ['compute'] },
      },
    ]);
    const text = tree.get('large/openstack-exporter/Deployment.openstack-exporter-compute.yaml') ?? '';
    expect(container(load(text) as Rendered).args).toContain('--disable-slow-metrics');
    for (const exporter of exporters) expect(container(exporter).args).not.toContain('--disable-slow-metrics');
  });
});
