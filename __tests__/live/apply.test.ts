import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { renderEnvironments } from '../../constructs/render';
import { environments } from '../../main';
import { environmentNames, files, type Rendered } from '../trees';
import { Cluster } from './cluster';
import { applyTree, DIST, establish } from './tree';

describe.each(environmentNames)('every object of %s', (environment) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start();
  });
  afterAll(() => cluster.stop());

  test('is accepted by a real API server, validated strictly, as kustomize builds the tree', async () => {
    const applied = await applyTree(cluster, environment);
    expect(applied).toHaveLength(files.filter((file) => file.environment === environment).length);
  });

  test('changes nothing when it is applied again', async () => {
    const again = cluster.kubectl('diff', '--server-side', '-k', join(DIST, environment));
    expect(again).toBe('');
  });

  test.each(['argo-cd', 'flux'])('of %s is accepted too', async (engine) => {
    await establish(cluster, join(DIST, '../imports/delivery'));
    for (const namespace of ['argocd', 'flux-system'])
      cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    const output = cluster.kubectl(
      'apply',
      '--server-side',
      '--validate=strict',
      '-k',
      join(DIST, environment, engine),
      '-o',
      'name',
    );
    const components = new Set(
      files.filter((file) => file.environment === environment).map(({ component }) => component),
    );
    expect(output.trim().split('\n')).toHaveLength(components.size + 1);
  });

  test('of the namespace passes its Pod Security level, and all but the named node agents the restricted one', () => {
    const warnings = cluster.kubectl(
      'label',
      '--dry-run=server',
      '--overwrite',
      'namespace',
      'monitoring',
      'pod-security.kubernetes.io/enforce=privileged',
    );
    expect(warnings).not.toMatch(/forbidden/i);
    const pods = ['deployments', 'statefulsets'].flatMap((kind) => cluster.get(kind, '-n', 'monitoring').items);
    expect(pods.length).toBeGreaterThan(5);
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'restricted', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    cluster.apply({
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'genestack-observability' },
      value: 1_000_000,
    });
    for (const { metadata, spec } of pods as Rendered[]) {
      const { template, volumeClaimTemplates = [] } = spec;
      const claims = volumeClaimTemplates.map((claim: Rendered) => ({
        name: claim.metadata.name,
        persistentVolumeClaim: { claimName: claim.metadata.name },
      }));
      const pod = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: metadata.name, namespace: 'restricted' },
        spec: { ...template.spec, volumes: [...(template.spec.volumes ?? []), ...claims] },
      };
      cluster.apply(pod);
    }
  });
});

describe('a way to Grafana from outside', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start();
    await establish(cluster, join(DIST, '../imports/gateway.networking.k8s.io'));
    cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } });
  });
  afterAll(() => cluster.stop());

  test.each([
    ['HTTPRoute', { gateway: { name: 'flex-gateway', namespace: 'envoy-gateway', listener: 'grafana-https' } }],
    ['Ingress', { ingress: { className: 'nginx', tlsSecret: 'grafana-tls' } }],
  ])('as an %s is accepted, and changes nothing when it is applied again', (kind, route) => {
    const [environment] = environments;
    const grafana = { url: 'https://grafana.example.org', gatewayNamespace: 'gateway', route };
    const tree = renderEnvironments(environment === undefined ? [] : [{ ...environment, grafana }]);
    const manifest = tree.get(`lab/grafana/${kind}.grafana.yaml`) ?? '';
    cluster.apply(load(manifest));
    const path = join(cluster.folder, `${kind}.yaml`);
    writeFileSync(path, manifest);
    expect(cluster.kubectl('diff', '--server-side', '-f', path)).toBe('');
  });
});
