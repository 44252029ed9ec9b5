import { load } from 'js-yaml';
import { renderEnvironments } from '../../constructs/render';
import { environmentNames, objects, type Rendered, workloads } from '../trees';

const SECTIONS = ['receivers', 'processors', 'exporters'] as const;

function configurations(environment: string): Array<[name: string, config: Rendered]> {
  return objects(environment, 'ConfigMap')
    .filter(({ metadata }) => metadata.name.endsWith('-collector'))
    .map(({ metadata, data }) => [metadata.name, load(data['config.yaml'])]);
}

describe.each(environmentNames)('every collector of %s', (environment) => {
  test('uses every component it defines, and defines every one it uses', () => {
    expect(configurations(environment)).toHaveLength(2);
    for (const [name, config] of configurations(environment)) {
      const pipelines: Rendered[] = Object.values(config.service.pipelines);
      for (const section of SECTIONS) {
        const used = new Set(pipelines.flatMap((pipeline) => pipeline[section]));
        expect([name, [...used].sort()]).toEqual([name, Object.keys(config[section]).sort()]);
      }
      expect([...config.service.extensions].sort()).toEqual(Object.keys(config.extensions).sort());
    }
  });

  test('limits its memory before anything else', () => {
    for (const [, config] of configurations(environment)) {
      for (const { processors } of Object.values<Rendered>(config.service.pipelines))
        expect(processors[0]).toBe('memory_limiter');
    }
  });

  test('has its garbage collected before it is taken for data that waits', () => {
    for (const [name, config] of configurations(environment)) {
      const { limit_mib, spike_limit_mib } = config.processors.memory_limiter;
      const { spec } = workloads(environment).find(({ metadata }) => metadata.name === name);
      const { env } = spec.template.spec.containers[0];
      const limit = Number.parseInt(env.find((one: Rendered) => one.name === 'GOMEMLIMIT').value, 10);
      expect(limit).toBeLessThanOrEqual(limit_mib - spike_limit_mib);
    }
  });

  test('keeps on disk what waits for a backend, tries without end, and holds up the source when the disk is full', () => {
    for (const [, config] of configurations(environment)) {
      for (const [id, exporter] of Object.entries<Rendered>(config.exporters)) {
        expect(exporter.retry_on_failure).toMatchObject({ enabled: true, max_elapsed_time: '0s' });
        if (id.startsWith('prometheusremotewrite')) continue;
        expect(exporter.sending_queue).toMatchObject({ storage: 'file_storage/queue', block_on_overflow: true });
      }
      expect(Object.keys(config.processors).filter((id) => id.startsWith('batch'))).toEqual([]);
    }
  });

  test('tells the events of the cluster only while it leads all others, by rights on that one lease', () => {
    const leases = configurations(environment).flatMap(([name, { receivers, extensions }]) =>
      Object.entries<Rendered>(receivers)
        .filter(([id]) => id.startsWith('k8s_objects'))
        .map(([, receiver]) => ({ name, ...extensions[receiver.k8s_leader_elector] })),
    );
    expect(leases.length).toBeGreaterThan(0);
    expect(new Set(leases.map(({ lease_namespace, lease_name }) => `${lease_namespace}/${lease_name}`)).size).toBe(1);
    for (const { name, lease_name } of leases) {
      const [{ rules }] = objects(environment, 'Role').filter(({ metadata }) => metadata.name === name);
      expect(rules).toEqual([
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
        {
          apiGroups: ['coordination.k8s.io'],
          resources: ['leases'],
          verbs: ['get', 'update'],
          resourceNames: [lease_name],
        },
      ]);
    }
  });

  test('writes metrics to every replica of Prometheus', () => {
    const [{ metadata, spec }] = objects(environment, 'Prometheus');
    const writing = configurations(environment).filter(([, { service }]) =>
      Object.keys(service.pipelines).some((id) => id.startsWith('metrics/')),
    );
    expect(writing.map(([name]) => name)).toContain('daemon-collector');
    const pods = Array.from(
      { length: spec.replicas },
      (_, ordinal) =>
        `http://prometheus-${metadata.name}-${ordinal}.prometheus-operated.monitoring.svc:9090/api/v1/write`,
    );
    for (const [, { exporters }] of writing) {
      const endpoints = Object.entries<Rendered>(exporters).flatMap(([id, { endpoint }]) =>
        id.startsWith('prometheusremotewrite') ? [endpoint] : [],
      );
      expect(endpoints).toEqual(pods);
    }
  });

  test('finds the folders of the node it names in its configuration where its pod mounts them', () => {
    const [daemonSet] = objects(environment, 'DaemonSet').filter(
      ({ metadata }) => metadata.name === 'daemon-collector',
    );
    const mounts = daemonSet.spec.template.spec.containers[0].volumeMounts.map(({ mountPath }: Rendered) => mountPath);
    const [, { receivers, extensions }] =
      configurations(environment).find(([name]) => name === 'daemon-collector') ?? [];
    const paths = [receivers.host_metrics.root_path, receivers['file_log/containers'].include[0].split('/*')[0]];
    expect(mounts).toEqual(expect.arrayContaining(paths));
    for (const { directory } of [extensions['file_storage/checkpoints'], extensions['file_storage/queue']]) {
      expect(mounts.some((mount: string) => directory.startsWith(`${mount}/`))).toBe(true);
    }
  });
});

test('a daemon collector trusts only kubelets of the cluster, unless the environment says otherwise, and may do nothing there but read', () => {
  const receiver = (environment: string) =>
    configurations(environment).find(([name]) => name === 'daemon-collector')?.[1].receivers.kubelet_stats;
  for (const environment of environmentNames) {
    expect(receiver(environment)).toMatchObject({
      auth_type: 'serviceAccount',
      endpoint: 'https://${env:K8S_NODE_IP}:10250',
    });
    expect(receiver(environment)).not.toHaveProperty('insecure_skip_verify');
    const [role] = objects(environment, 'ClusterRole').filter(({ metadata }) =>
      metadata.name.endsWith('daemon-collector'),
    );
    const nodes = role.rules.filter(({ resources = [] }: Rendered) =>
      resources.some((name: string) => name.startsWith('nodes')),
    );
    expect(nodes).toEqual([{ apiGroups: [''], resources: ['nodes/pods', 'nodes/stats'], verbs: ['get'] }]);
  }
  const delivery = { repository: 'https://git.example.org/x.git' };
  const tree = renderEnvironments([
    { name: 'any', profile: 'lab', delivery, kubernetes: { kubeletCertificates: 'any' } },
  ]);
  expect(tree.get('any/daemon-collector/ConfigMap.daemon-collector.yaml')).toContain('insecure_skip_verify: true');
  expect(tree.get('any/kubelet/ScrapeConfig.kubelet.yaml')).toContain('scrapeClass: unverified');
  expect(tree.get('any/apiserver/ServiceMonitor.apiserver.yaml')).toContain('scrapeClass: cluster');
});

test('exactly one deployment collector runs, on the control plane, and never two during a rollout', () => {
  const [deployment] = objects('production', 'Deployment').filter(
    ({ metadata }) => metadata.name === 'deployment-collector',
  );
  expect(deployment.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  expect(deployment.spec.template.spec.nodeSelector).toEqual({ 'openstack-control-plane': 'enabled' });
});

test('a daemon collector and a node exporter run on every node, whatever it is tainted with', () => {
  for (const environment of environmentNames) {
    const daemons = objects(environment, 'DaemonSet');
    expect(daemons.map(({ metadata }) => metadata.name)).toEqual(['daemon-collector', 'node-exporter']);
    for (const { spec } of daemons) {
      expect(spec.template.spec.tolerations).toEqual([{ operator: 'Exists' }]);
      expect(spec.template.spec.nodeSelector ?? {}).toEqual({});
    }
  }
});
