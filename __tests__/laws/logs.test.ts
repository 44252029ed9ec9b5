import { load } from 'js-yaml';
import { renderEnvironments } from '../../constructs/render';
import { environmentNames, objects, type Rendered } from '../trees';

function lokiConfig(environment: string): Rendered {
  const [config] = objects(environment, 'ConfigMap').filter(({ metadata }) => metadata.name === 'loki');
  return load(config.data['config.yaml']);
}

describe.each(environmentNames)('the logs of %s', (environment) => {
  const config = lokiConfig(environment);

  test('are found by eight labels at most, none of which names a pod or a request', () => {
    const { ignore_defaults, attributes_config } = config.limits_config.otlp_config.resource_attributes;
    expect(ignore_defaults).toBe(true);
    expect(attributes_config).toHaveLength(1);
    expect(attributes_config[0].attributes.length).toBeLessThanOrEqual(8);
    for (const attribute of attributes_config[0].attributes)
      expect(attribute).not.toMatch(/pod|uid|instance|host|node|trace|request|version/);
  });

  test('are deleted when their time is over, by what is kept on the persistent disk', () => {
    const [{ spec }] = objects(environment, 'StatefulSet').filter(({ metadata }) => metadata.name === 'loki');
    const { working_directory, retention_enabled, delete_request_store } = config.compactor;
    expect(retention_enabled).toBe(true);
    expect(delete_request_store).toBe(config.schema_config.configs[0].object_store);
    const [storage] = spec.template.spec.containers[0].volumeMounts.filter(({ name }: Rendered) => name === 'storage');
    expect(working_directory.startsWith(`${storage.mountPath}/`)).toBe(true);
  });

  test('are cut where they are too long, and taken however late they are while they would be kept', () => {
    expect(config.limits_config).toMatchObject({
      max_line_size_truncate: true,
      reject_old_samples_max_age: config.limits_config.retention_period,
      shard_streams: { time_sharding_enabled: true },
    });
  });

  test('reach the limit of no request a collector sends', () => {
    const [{ data }] = objects(environment, 'ConfigMap').filter(({ metadata }) => metadata.name === 'daemon-collector');
    const largest = (load(data['config.yaml']) as Rendered).exporters['otlp_http/loki'].sending_queue.batch.max_size;
    const { server, ingester_client, limits_config } = config;
    // The attributes of a resource count with each of its lines.
    const grown = 16 * largest;
    expect(server.grpc_server_max_recv_msg_size).toBeGreaterThan(grown);
    expect(ingester_client.grpc_client_config.max_send_msg_size).toBeGreaterThan(grown);
    expect(limits_config.ingestion_burst_size_mb * 2 ** 20).toBeGreaterThan(grown);
  });

  test('raise alerts at every replica of Alertmanager, which say what they mean, what they cost and what to do', () => {
    const [{ metadata, spec }] = objects(environment, 'Alertmanager');
    const replicas = Array.from(
      { length: spec.replicas },
      (_, ordinal) => `http://alertmanager-${metadata.name}-${ordinal}.alertmanager-operated.monitoring.svc:9093`,
    );
    expect(config.ruler.alertmanager_url).toBe(replicas.join(','));
    const [rules] = objects(environment, 'ConfigMap').filter((object) => object.metadata.name === 'loki-rules');
    for (const { alert, labels, annotations } of (load(rules.data['rules.yaml']) as Rendered).groups.flatMap(
      (group: Rendered) => group.rules,
    )) {
      expect(alert).toMatch(/^([A-Z][a-z0-9]*)+$/);
      expect(labels.severity).toMatch(/^(critical|warning|none)$/);
      for (const text of ['summary', 'meaning', 'impact', 'first_steps'])
        expect(annotations[text]).toEqual(expect.stringMatching(/\S/));
    }
  });
});

test('the first of the retentions that match a stream has the highest priority, and queries reach back to the longest', () => {
  const retentionByStream = [
    { selector: '{log_type="audit"}', retention: '1y' },
    { selector: '{namespace=~"dev-.+", log_type!="audit"}', retention: '1d' },
  ];
  const tree = renderEnvironments([
    {
      name: 'lab',
      profile: 'lab',
      delivery: { repository: 'https://git.example.org/x.git' },
      loki: { retentionByStream },
    },
  ]);
  const { data } = load(tree.get('lab/loki/ConfigMap.loki.yaml') ?? '') as Rendered;
  expect((load(data['config.yaml']) as Rendered).limits_config).toMatchObject({
    retention_period: '72h0m0s',
    retention_stream: [
      { selector: '{log_type="audit"}', period: '8760h0m0s', priority: 2 },
      { selector: '{namespace=~"dev-.+", log_type!="audit"}', period: '24h0m0s', priority: 1 },
    ],
    reject_old_samples_max_age: '8760h0m0s',
    max_query_length: '8761h',
    max_query_lookback: '8760h0m0s',
  });
});
