import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { environmentNames, objects, type Rendered, workloads } from '../../trees';

/** Fields of Tempo's configuration, and those of them that are on their way out. */
const [known, deprecated] = (() => {
  const lines = readFileSync(join(__dirname, 'tempo-fields.txt'), 'utf8').trim().split('\n');
  const old = lines.filter((line) => line.endsWith(' deprecated')).map((line) => line.split(' ')[0]);
  return [new Set(lines.map((line) => line.split(' ')[0])), new Set(old)];
})();

/** Maps whose keys are the user's own. */
const MAPS = ['metrics_generator.registry.external_labels'];

function paths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => paths(item, path));
  if (typeof value !== 'object' || value === null || MAPS.includes(path)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const below = path === '' ? key : `${path}.${key}`;
    return [below, ...paths(inner, below)];
  });
}

function config(environment: string): Rendered {
  const [{ data }] = objects(environment, 'ConfigMap').filter(({ metadata }) => metadata.name === 'tempo');
  return load(data['config.yaml']);
}

test('the list of fields knows one that does not exist from one that does', () => {
  expect(known.has('overrides.defaults.metrics_generator.max_active_series')).toBe(true);
  expect(known.has('overrides.defaults.max_active_series')).toBe(false);
  expect(deprecated).toContain('storage.trace.cache');
});

describe.each(environmentNames)("Tempo's configuration of %s", (environment) => {
  const rendered = config(environment);

  test('has only fields that Tempo 2.10 knows, and none of those it is about to forget', () => {
    // What the collector's receiver is made of has no list of its own but for its gRPC server.
    const receivers = /^distributor\.receivers\.otlp(\.protocols)?$/;
    for (const path of paths(rendered).filter((one) => !receivers.test(one))) {
      expect([path, known.has(path)]).toEqual([path, true]);
      expect([path, deprecated.has(path)]).toEqual([path, false]);
    }
    expect(paths(rendered).length).toBeGreaterThan(40);
  });

  test('states what its tenant may do, and makes "too much" a reason to come again', () => {
    const { ingestion, global, metrics_generator, read } = rendered.overrides.defaults;
    for (const limit of [
      ...Object.values(ingestion).filter((value) => typeof value === 'number'),
      ...Object.values(global),
      ...Object.values(read),
      metrics_generator.max_active_series,
    ])
      expect(limit).toBeGreaterThan(0);
    expect(rendered.distributor.retry_after_on_resource_exhausted).not.toBe('0s');
  });

  test('deletes what is over its time, and searches all that is not', () => {
    const { block_retention } = rendered.compactor.compaction;
    expect(block_retention).toMatch(/^\d+h0m0s$/);
    expect(rendered.query_frontend.search.max_duration).toBe(block_retention);
  });

  test('makes service graphs and span metrics of the spans, and writes them with exemplars to every replica of Prometheus', () => {
    const [{ metadata, spec }] = objects(environment, 'Prometheus');
    const { processors } = rendered.overrides.defaults.metrics_generator;
    expect(processors).toEqual(['service-graphs', 'span-metrics']);
    expect(rendered.metrics_generator.storage.remote_write).toEqual(
      Array.from({ length: spec.replicas }, (_, ordinal) => ({
        url: `http://prometheus-${metadata.name}-${ordinal}.prometheus-operated.monitoring.svc:9090/api/v1/write`,
        send_exemplars: true,
      })),
    );
    expect(spec.enableFeatures).toContain('exemplar-storage');
    expect(rendered.metrics_generator.registry.external_labels).toEqual(spec.externalLabels);
  });

  test('accepts a message as large as any that a collector makes', () => {
    const [{ data }] = objects(environment, 'ConfigMap').filter(({ metadata }) => metadata.name === 'daemon-collector');
    const { sending_queue } = (load(data['config.yaml']) as Rendered).exporters['otlp_grpc/tempo'];
    const { max_recv_msg_size_mib } = rendered.distributor.receivers.otlp.protocols.grpc;
    expect(max_recv_msg_size_mib * 2 ** 20).toBeGreaterThan(2 * sending_queue.batch.max_size);
  });

  test('keeps its rings in memory where there is one pod, and over gossip that the policies let pass where there are more', () => {
    const { distributor, ingester, metrics_generator, memberlist } = rendered;
    const rings = [distributor.ring, ingester.lifecycler.ring, metrics_generator.ring];
    const parts = workloads(environment).filter(
      ({ metadata }) => metadata.labels['app.kubernetes.io/name'] === 'tempo',
    );
    const several = parts.length > 1;
    for (const { kvstore } of rings) expect(kvstore.store).toBe(several ? 'memberlist' : 'inmemory');
    expect(memberlist === undefined).toBe(!several);
    expect(ingester.lifecycler.ring.replication_factor).toBe(several ? 3 : 1);
    if (!several) return;
    const gossiping = parts.filter(({ metadata }) => !metadata.name.endsWith('query-frontend'));
    expect(gossiping.map(({ metadata }) => metadata.name)).toHaveLength(5);
    for (const { metadata } of gossiping) {
      const [{ spec }] = objects(environment, 'NetworkPolicy').filter(
        (policy) => policy.metadata.name === metadata.name,
      );
      for (const [direction, end] of [
        [spec.ingress, 'from'],
        [spec.egress, 'to'],
      ] as const) {
        const rules = direction.filter(({ ports }: Rendered) =>
          ports.some(({ port }: Rendered) => port === memberlist.bind_port),
        );
        const peers = rules.flatMap((rule: Rendered) =>
          rule[end].map(({ podSelector }: Rendered) => podSelector.matchLabels),
        );
        for (const other of gossiping) expect(peers).toContainEqual(other.spec.selector.matchLabels);
      }
    }
  });
});
