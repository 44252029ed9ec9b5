import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { images } from '../../constructs/config/images';
import { environmentNames, files, objects, type Rendered, workloads } from '../trees';

const EXCEPTION = 'genestack-observability/security-exception';

/** Pods that may do what others may not, each with its reason written on it. */
const EXCEPTIONS = ['daemon-collector', 'node-exporter'];

describe.each(environmentNames)('in %s', (environment) => {
  test('every container says what it needs, what it may use at most, and how it is', () => {
    for (const { spec } of workloads(environment)) {
      for (const container of spec.template.spec.containers) {
        expect(container).toMatchObject({
          resources: {
            requests: { cpu: expect.any(String), memory: expect.any(String) },
            limits: { memory: expect.any(String) },
          },
          startupProbe: { httpGet: { port: expect.any(Number) } },
          readinessProbe: { httpGet: { port: expect.any(Number) } },
        });
        expect(container.resources.limits.cpu).toBeUndefined();
      }
    }
    expect(workloads(environment).length).toBeGreaterThan(5);
  });

  test('every probe asks a port the container has', () => {
    for (const { spec } of workloads(environment)) {
      for (const { ports, readinessProbe, livenessProbe, startupProbe } of spec.template.spec.containers) {
        for (const probe of [readinessProbe, livenessProbe ?? readinessProbe, startupProbe]) {
          expect([13133, ...ports.map(({ containerPort }: Rendered) => containerPort)]).toContain(probe.httpGet.port);
        }
      }
    }
  });

  test('every container has a read-only root, no capability and no way to more, and its pod passes the restricted level unless a reason is written on it', () => {
    for (const { metadata, spec } of workloads(environment)) {
      const { template } = spec;
      for (const { securityContext } of template.spec.containers) {
        expect(securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
      }
      expect(template.spec.securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
      const excepted = template.metadata.annotations[EXCEPTION] !== undefined;
      expect([metadata.name, excepted]).toEqual([metadata.name, EXCEPTIONS.includes(metadata.name)]);
      if (excepted) continue;
      expect(template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
      expect(template.spec.securityContext.runAsUser).toBeGreaterThan(0);
      expect(template.spec).not.toHaveProperty('hostNetwork');
      expect(template.spec).not.toHaveProperty('hostPID');
      expect(template.spec.volumes.filter((volume: Rendered) => volume.hostPath)).toEqual([]);
      for (const { securityContext } of template.spec.containers)
        expect(securityContext.capabilities.add).toBeUndefined();
    }
  });

  test('a token of the API is mounted only where a right is used', () => {
    for (const { spec } of workloads(environment)) {
      const { serviceAccountName, automountServiceAccountToken } = spec.template.spec;
      const bound = objects(environment, 'ClusterRoleBinding', 'RoleBinding').some(({ subjects }) =>
        subjects.some(({ name }: Rendered) => name === serviceAccountName),
      );
      expect([serviceAccountName, automountServiceAccountToken]).toEqual([serviceAccountName, bound]);
    }
  });

  test('no role may do everything, or read the Secrets of the whole cluster', () => {
    for (const { rules } of objects(environment, 'ClusterRole', 'Role')) {
      for (const rule of rules) for (const list of Object.values(rule)) expect(list).not.toContain('*');
    }
    for (const { rules } of objects(environment, 'ClusterRole')) {
      for (const { resources = [] } of rules) expect(resources).not.toContain('secrets');
    }
  });

  test('every volume that is mounted exists, and every volume that exists is mounted', () => {
    for (const { spec } of workloads(environment)) {
      const there = [
        ...spec.template.spec.volumes,
        ...(spec.volumeClaimTemplates ?? []).map(({ metadata }: Rendered) => metadata),
      ];
      const mounted = spec.template.spec.containers.flatMap(({ volumeMounts }: Rendered) => volumeMounts);
      expect(mounted.map(({ name }: Rendered) => name).sort()).toEqual(there.map(({ name }) => name).sort());
      const configMaps = objects(environment, 'ConfigMap').map(({ metadata }) => metadata.name);
      for (const { configMap } of spec.template.spec.volumes)
        if (configMap) expect(configMaps).toContain(configMap.name);
    }
  });

  test('a changed configuration replaces the pods', () => {
    for (const { spec } of workloads(environment)) {
      if (!spec.template.spec.volumes.some(({ configMap }: Rendered) => configMap)) continue;
      expect(spec.template.metadata.annotations['checksum/config']).toMatch(/^[0-9a-f]{16}$/);
    }
  });

  test('what holds data survives the deletion of its application, and of its workload', () => {
    const claims = workloads(environment).flatMap(({ spec }) => spec.volumeClaimTemplates ?? []);
    for (const { metadata } of [...claims, ...objects(environment, 'PersistentVolumeClaim', 'Namespace')]) {
      expect(metadata.annotations).toMatchObject({
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      });
    }
    for (const { spec } of [...workloads(environment), ...objects(environment, 'Prometheus', 'Alertmanager')]) {
      if (!spec.volumeClaimTemplates && !spec.storage) continue;
      expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    }
  });

  test('what has replicas is spread over nodes and loses one at a time', () => {
    const operated = objects(environment, 'Prometheus', 'Alertmanager');
    const replicated = [...workloads(environment).filter(({ kind }) => kind !== 'DaemonSet'), ...operated].filter(
      ({ spec }) => spec.replicas > 1,
    );
    const budgets = objects(environment, 'PodDisruptionBudget');
    expect(budgets).toHaveLength(replicated.length);
    for (const { spec } of replicated) {
      const { topologySpreadConstraints } = spec.template?.spec ?? spec;
      expect(topologySpreadConstraints).toHaveLength(1);
      const pods = topologySpreadConstraints[0].labelSelector;
      expect(budgets.filter((budget) => JSON.stringify(budget.spec.selector) === JSON.stringify(pods))).toHaveLength(1);
    }
  });

  test('nothing selects on the label that Argo CD rewrites', () => {
    for (const { object } of files.filter(
      (file) => file.environment === environment && file.object.kind !== 'CustomResourceDefinition',
    )) {
      expect(JSON.stringify(object.spec ?? {})).not.toContain('app.kubernetes.io/instance');
    }
  });

  test('no Secret and no secret value is in the tree', () => {
    expect(objects(environment, 'Secret')).toEqual([]);
    for (const { spec } of workloads(environment)) {
      for (const { name, value } of spec.template.spec.containers.flatMap(({ env }: Rendered) => env)) {
        if (/password|secret|token|key/i.test(name)) expect([name, value]).toEqual([name, undefined]);
      }
    }
  });

  test('every ConfigMap is small enough for the API server', () => {
    for (const { data } of objects(environment, 'ConfigMap'))
      expect(JSON.stringify(data).length).toBeLessThan(900 * 1024);
  });
});

describe('images', () => {
  const used = files.flatMap(({ object }) => [
    ...(object.spec?.template?.spec?.containers ?? []).map(({ image }: Rendered) => image),
    ...(['Prometheus', 'Alertmanager'].includes(object.kind) ? [object.spec.image] : []),
  ]);

  test('all come from one file, each with a version', () => {
    const listed: string[] = Object.values(images);
    for (const image of listed) expect(image).toMatch(/^[a-z0-9.-]+\.[a-z]+\/[a-z0-9/-]+:v?\d+\.\d+\.\d+(-alpha)?$/);
    for (const image of used) expect(listed).toContain(image);
    // The operator's own argument names one that no pod of the tree has, and an option another.
    expect(listed.filter((image) => !used.includes(image))).toEqual([
      images.prometheusConfigReloader,
      images.pushgateway,
    ]);
  });

  test.each([
    ['collector', 'go.opentelemetry.io/collector/cmd/builder', images.collector],
    ['prometheus', 'github.com/prometheus/prometheus', images.prometheus],
    ['alertmanager', 'github.com/prometheus/alertmanager', images.alertmanager],
    ['loki', 'github.com/grafana/loki/v3', images.loki],
    ['loki', 'github.com/grafana/loki/v3', images.lokiCanary],
    ['node-exporter', 'github.com/prometheus/node_exporter', images.nodeExporter],
    ['kube-state-metrics', 'k8s.io/kube-state-metrics/v2', images.kubeStateMetrics],
    ['prometheus-operator', 'github.com/prometheus-operator/prometheus-operator', images.prometheusOperator],
    ['prometheus-operator', 'github.com/prometheus-operator/prometheus-operator', images.prometheusConfigReloader],
  ])('%s is shipped in the version that is tested', (program, module, image) => {
    const requirements = readFileSync(join(__dirname, '../live/programs', program, 'go.mod'), 'utf8');
    const tested = new RegExp(`^(?:require\\s+|\\t)${module} v(\\S+)`, 'm').exec(requirements)?.[1];
    const shipped = /:v?(\S+)$/.exec(image)?.[1];
    // Prometheus 3.x.y is the module v0.3xx.y.
    expect(program === 'prometheus' ? tested?.replace(/^0\.3(\d\d)\./, '3.$1.') : tested).toBe(shipped);
  });
});
