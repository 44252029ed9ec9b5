import { load } from 'js-yaml';
import { ConfigError } from '../../constructs/config/resolve';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import { renderEnvironments } from '../../constructs/render';
import type { Rendered } from '../trees';

const delivery = { repository: 'https://git.example.org/team/observability.git' };
const lab = { name: 'lab', profile: 'lab', delivery } as const;
const shop = { job: 'shop', namespace: 'shop', labels: { app: 'shop' }, port: 8080 };

/** What is reported for an environment, each problem as one line. */
function problems(intent: EnvironmentIntent): string[] {
  try {
    renderEnvironments([intent]);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
}

test('pods of one’s own are found, let through and missed when they do not answer', () => {
  const tree = renderEnvironments([{ ...lab, scrapes: [shop] }]);
  expect(tree.get('lab/shop/PodMonitor.shop.yaml')).toMatch(/\$1:8080/);
  expect(tree.get('lab/shop/PrometheusRule.shop.yaml')).toContain('ShopDown');
  expect(tree.get('lab/prometheus/NetworkPolicy.prometheus.yaml')).toContain('port: 8080');
});

test.each<readonly [mistake: string, intent: EnvironmentIntent, report: string]>([
  [
    'an integration of a cloud that is not there',
    { ...lab, platform: { libvirt: true } },
    'lab.platform.libvirt is on, but the environment has no OpenStack, and without it there is no libvirt with an exporter beside it on every hypervisor; write false, or openstack: {}',
  ],
  [
    'an integration that does not exist',
    { ...lab, platform: { ['libvrt' as 'libvirt']: true } },
    'lab.platform.libvrt is no setting; write libvirt',
  ],
  [
    'an integration that is neither on nor off',
    { ...lab, platform: { ceph: 'yes' as unknown as boolean } },
    'lab.platform.ceph is "yes"; write true, false, or { namespace: ... } where its pods are',
  ],
  [
    'pods of the stack that are not there',
    { ...lab, scrapes: [{ ...shop, namespace: 'monitoring' }] },
    'lab.scrapes.0.labels select no pods of the stack; write those of pods, or their namespace',
  ],
  [
    'a port where no pod of the stack listens',
    { ...lab, scrapes: [{ ...shop, namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'loki' } }] },
    'lab.scrapes.0.port is 8080, where the pods do not listen; write one of 3100',
  ],
  [
    'what the stack scrapes itself',
    {
      ...lab,
      scrapes: [{ ...shop, namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'loki' }, port: 3100 }],
    },
    'lab.scrapes.0.path is /metrics, which the stack scrapes itself; write another, or no entry',
  ],
  [
    'a job that the stack has already',
    { ...lab, scrapes: [{ ...shop, job: 'loki' }] },
    'lab.scrapes.0.job is "loki", which the stack has already; write another',
  ],
  ['one job twice', { ...lab, scrapes: [shop, shop] }, 'lab.scrapes.1.job is that of an entry above; write another'],
  [
    'an interval shorter than the timeout',
    { ...lab, scrapes: [{ ...shop, interval: '5s' }] },
    'lab.scrapes.0.timeout is 10s, longer than the interval; write 5s or less, or a longer interval',
  ],
  [
    'a filter that takes from an alert what it asks for',
    {
      ...lab,
      availability: 'high',
      objectStorage: {},
      openstack: {},
      prometheus: { neverStored: ['go_.+', 'openstack_nova_.+'] },
    },
    'lab.prometheus.neverStored.1 is "openstack_nova_.+", but OpenstackComputeUnasked asks for openstack_nova_up; write a pattern that does not match it',
  ],
  [
    'a filter that matches what Prometheus itself writes',
    { ...lab, prometheus: { neverStored: ['.+'] } },
    'lab.prometheus.neverStored.0 is ".+"; write one that does not match up, which Prometheus itself writes',
  ],
  [
    'a filter that is no pattern',
    { ...lab, prometheus: { neverStored: ['go_('] } },
    'lab.prometheus.neverStored.0 is "go_("; write a pattern of whole metric names such as go_gc_.+',
  ],
  [
    'a size of the cloud in words',
    { ...lab, openstack: { servers: 'many' as unknown as number } },
    'lab.openstack.servers is "many"; write a whole number from 1 to 1000000',
  ],
  [
    'a service that nobody can ask',
    { ...lab, openstack: { services: ['nova' as 'compute'] } },
    'lab.openstack.services.0 is "nova"; write one of identity, compute, network, volume, image, placement, load-balancer, orchestration, dns, container-infra, object-store, baremetal, database, sharev2, gnocchi',
  ],
])('%s is reported with its place, its reason and what to write instead', (_, intent, report) => {
  expect(problems(intent)).toEqual([report]);
});

test('what nobody asks for is not stored where only what is used is, and what somebody asks for is', () => {
  const tree = renderEnvironments([
    {
      ...lab,
      openstack: {},
      infrastructure: { apis: { services: ['nova'] } },
      prometheus: { metrics: 'used' },
    },
  ]);
  const monitor = tree.get('lab/openstack-exporter/ServiceMonitor.openstack-exporter-compute.yaml') ?? '';
  expect(monitor).toContain('regex: openstack_metric_collect_seconds|openstack_nova_up\n');
  expect(tree.get('lab/daemon-collector/ConfigMap.daemon-collector.yaml')).toContain('not IsMatch(name, ');
  const text = tree.get('lab/deployment-collector/ConfigMap.deployment-collector.yaml') ?? '';
  const { receivers } = load((load(text) as Rendered).data['config.yaml']) as Rendered;
  const { metrics } = receivers['http_check/apis'];
  expect(metrics).toMatchObject({
    'httpcheck.duration': { enabled: true },
    // A runbook asks it.
    'httpcheck.error': { enabled: true },
    'httpcheck.response.size': { enabled: false },
  });
});

test('a pattern of what is never stored is in every monitor', () => {
  const tree = renderEnvironments([{ ...lab, prometheus: { neverStored: ['go_gc_.+'] } }]);
  const monitors = [...tree].filter(([path]) => /(ServiceMonitor|PodMonitor|ScrapeConfig)\./.test(path));
  expect(monitors.length).toBeGreaterThan(8);
  for (const [path, text] of monitors) expect([path, text.includes('regex: go_gc_.+')]).toEqual([path, true]);
});
