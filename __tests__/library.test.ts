import { load } from 'js-yaml';
import { Component, type Site } from '../constructs/core/component';
import type { Endpoint } from '../constructs/core/endpoint';
import { renderEnvironments } from '../constructs/render';
import { environments } from '../main';
import type { Rendered } from './trees';

/** What somebody adds who uses the stack as a library: a program of their own that is scraped and asks Prometheus. */
class Billing extends Component {
  constructor(site: Site, metrics: Endpoint<'promql'>) {
    super(site, 'billing');
    const pods = this.part();
    pods.exposes({ name: 'metrics', port: 8000 });
    const url = pods.calls(metrics);
    pods.runs({
      kind: 'Deployment',
      replicas: 1,
      image: 'registry.example.org/billing:1.2.3',
      args: [`--prometheus=${url}`],
      resources: { cpu: '10m', memory: '32Mi', memoryLimit: '64Mi' },
      probe: { port: 8000, path: '/healthz', startupSeconds: 30, restarts: true },
      user: 65532,
      placement: { nodeSelector: {}, tolerations: [] },
      priorityClass: 'genestack-observability',
      graceSeconds: 30,
    });
  }
}

describe('a component of one’s own', () => {
  const tree = renderEnvironments(environments, { extend: (stack) => new Billing(stack, stack.prometheus.query) });
  const object = (path: string): Rendered => load(tree.get(path) ?? '');

  test('gets everything that derives: workload, account, Service, monitor, alert and delivery', () => {
    const derived = ['Deployment', 'ServiceAccount', 'Service', 'ServiceMonitor', 'PrometheusRule', 'NetworkPolicy'];
    for (const kind of derived) expect(object(`lab/billing/${kind}.billing.yaml`)).toMatchObject({ kind });
    expect(object('lab/flux/Kustomization.lab-billing.yaml').spec.dependsOn).toContainEqual({ name: 'lab-prometheus' });
    expect(object('lab/billing/Deployment.billing.yaml').spec.template.spec.containers[0].args).toEqual([
      '--prometheus=http://prometheus.monitoring.svc:9090',
    ]);
  });

  test('is let in where it asked to be, and nowhere else', () => {
    const { ingress } = object('lab/prometheus/NetworkPolicy.prometheus.yaml').spec;
    const billing = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'billing' } } };
    const rules = ingress.filter(({ from }: Rendered) => JSON.stringify(from).includes('billing'));
    expect(rules).toHaveLength(1);
    expect(rules[0].from).toContainEqual(billing);
    expect(rules[0].ports).toEqual([{ port: 9090, protocol: 'TCP' }]);
    expect(tree.get('lab/loki/NetworkPolicy.loki.yaml')).not.toContain('billing');
  });
});
