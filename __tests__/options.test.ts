import { load } from 'js-yaml';
import type { EnvironmentIntent } from '../constructs/config/schema';
import { renderEnvironments } from '../constructs/render';
import { environments } from '../main';
import type { Rendered } from './trees';

/** The tree of the lab with some settings, and a way to read an object of it. */
function lab(settings: Partial<EnvironmentIntent>) {
  const tree = renderEnvironments(environments.map((one) => ({ ...one, ...settings })));
  const object = (path: string): Rendered => load(tree.get(`lab/${path}.yaml`) ?? '');
  const collector = (name: string): Rendered =>
    load(object(`${name}-collector/ConfigMap.${name}-collector`).data['config.yaml']);
  const components = new Set(
    [...tree.keys()].filter((path) => path.startsWith('lab/')).map((path) => path.split('/')[1]),
  );
  return { tree, object, collector, components };
}

const NAMES = ['loki', 'tempo', 'prometheus', 'alertmanager', 'grafana', 'prometheus-operator', 'kube-state-metrics'];

describe('with Datadog', () => {
  test('beside them, everything goes to the local backends too, and those do not wait for it', () => {
    const { collector, components, tree } = lab({ datadog: { mode: 'hybrid' } });
    expect(tree.get('lab/daemon-collector/PrometheusRule.daemon-collector.yaml')).toContain('DatadogRefuses');
    expect([...components]).toEqual(expect.arrayContaining(NAMES));
    const { exporters, service } = collector('daemon');
    expect(exporters.datadog.sending_queue).toMatchObject({ block_on_overflow: false });
    expect(service.pipelines['logs/containers'].exporters).toEqual(['otlp_http/loki', 'datadog']);
    expect(service.pipelines['traces/applications'].exporters).toEqual([
      'otlp_grpc/tempo',
      'datadog',
      'datadog/statistics',
    ]);
  });

  test('instead, the local backends leave the tree, and with them every connection to them and everything only they read', () => {
    const { tree, collector, components } = lab({ datadog: { mode: 'instead' } });
    for (const name of NAMES) expect(components).not.toContain(name);
    const all = [...tree].filter(([path]) => path.startsWith('lab/'));
    expect(all.filter(([, text]) => /kind: (ServiceMonitor|PrometheusRule)\b/.test(text))).toEqual([]);
    expect(all.filter(([, text]) => /\b(loki|tempo|prometheus|grafana)\.monitoring\.svc/.test(text))).toEqual([]);
    for (const name of ['daemon', 'deployment']) {
      const pipelines: Rendered[] = Object.values(collector(name).service.pipelines);
      for (const { exporters } of pipelines) expect(exporters[0]).toBe('datadog');
    }
  });

  test('what is not to be sent is not', () => {
    const send = { logs: false, traces: false };
    expect(lab({ datadog: { mode: 'hybrid', send } }).collector('daemon').service.pipelines).toMatchObject({
      'logs/containers': { exporters: ['otlp_http/loki'] },
      'traces/applications': { exporters: ['otlp_grpc/tempo'] },
      'metrics/host': { exporters: ['prometheusremotewrite/0', 'datadog'] },
    });
    const instead = lab({ datadog: { mode: 'instead', send } });
    expect(Object.keys(instead.collector('daemon').service.pipelines)).not.toContain('logs/containers');
  });

  test('the key comes from a Secret, and only collectors may go to the intake', () => {
    const { tree, object, collector } = lab({ datadog: { mode: 'hybrid', site: 'datadoghq.eu' } });
    expect(collector('daemon').exporters.datadog.api).toEqual({ site: 'datadoghq.eu', key: '${env:DATADOG_API_KEY}' });
    const [container] = object('daemon-collector/DaemonSet.daemon-collector').spec.template.spec.containers;
    expect(container.env).toContainEqual({
      name: 'DATADOG_API_KEY',
      valueFrom: { secretKeyRef: { name: 'datadog', key: 'api-key' } },
    });
    expect(tree.get('lab/secrets.md')).toContain('## datadog');
    const open = [...tree].filter(
      ([path, text]) => path.startsWith('lab/') && path.includes('NetworkPolicy') && /port: 443\b/.test(text),
    );
    expect(open.map(([path]) => path.split('/')[1]).sort()).toEqual(['daemon-collector', 'deployment-collector']);
  });

  test('behind sampling gateways, statistics are made of all spans and the gateways send those that are kept', () => {
    const { collector } = lab({ datadog: { mode: 'hybrid' }, collectors: { sampling: {} } });
    const daemon = collector('daemon').service.pipelines['traces/applications'];
    expect(daemon.exporters).toEqual(['loadbalancing/gateways', 'datadog/statistics']);
    expect(collector('gateway').service.pipelines['traces/sampled'].exporters).toEqual(['otlp_grpc/tempo', 'datadog']);
  });
});

describe('metrics', () => {
  const transported = (transport: 'remote-write' | 'otlp', more: Partial<EnvironmentIntent> = {}) =>
    lab({ prometheus: { transport, outage: '1h' }, ...more });

  test('wait in memory as long as Prometheus takes what is late, or on disk, where the setting says OTLP', () => {
    const { remote_write_queue } = transported('remote-write').collector('daemon').exporters['prometheusremotewrite/0'];
    expect(remote_write_queue.queue_size).toBe(3600 * 4);
    const { exporters, service } = transported('otlp').collector('daemon');
    expect(Object.keys(exporters).filter((id) => id.startsWith('prometheusremotewrite'))).toEqual([]);
    expect(exporters['otlp_http/prometheus-0'].sending_queue).toMatchObject({ storage: 'file_storage/queue' });
    expect(service.pipelines['metrics/host'].exporters).toEqual(['forward/prometheus']);
  });

  test('are taken by Prometheus the way they are sent, and no other but that of Tempo', () => {
    const prometheus = (transport: 'remote-write' | 'otlp') => {
      const { spec } = transported(transport).object('prometheus/Prometheus.genestack');
      return [spec.enableRemoteWriteReceiver, spec.enableOTLPReceiver, spec.tsdb.outOfOrderTimeWindow];
    };
    expect(prometheus('remote-write')).toEqual([true, undefined, '1h']);
    expect(prometheus('otlp')).toEqual([true, true, '1h']);
  });

  test('go to Datadog with all their attributes, whatever of them Prometheus is sent', () => {
    const { service } = transported('otlp', { datadog: { mode: 'hybrid' } }).collector('daemon');
    expect(service.pipelines['metrics/host']).toMatchObject({ exporters: ['forward/prometheus', 'datadog'] });
    expect(service.pipelines['metrics/host'].processors).not.toContain('transform/prometheus');
    expect(service.pipelines['metrics/prometheus']).toEqual({
      receivers: ['forward/prometheus'],
      processors: ['memory_limiter', 'transform/prometheus'],
      exporters: ['otlp_http/prometheus-0'],
    });
  });
});

describe('who may send', () => {
  test('is anybody in the cluster by default, else who has the token or a certificate, on every port', () => {
    const receivers = (mode: 'open' | 'token' | 'mutual-tls') => {
      const { otlp, jaeger, zipkin } = lab({ collectors: { daemon: { access: { mode } } } }).collector(
        'daemon',
      ).receivers;
      return [...Object.values(otlp.protocols), ...Object.values(jaeger.protocols), zipkin];
    };
    for (const receiver of receivers('open'))
      expect(Object.keys(receiver)).not.toEqual(expect.arrayContaining(['auth']));
    for (const receiver of receivers('token'))
      expect(receiver).toMatchObject({ auth: { authenticator: 'bearertokenauth/access' } });
    for (const receiver of receivers('mutual-tls'))
      expect(receiver).toMatchObject({ tls: { client_ca_file: '/etc/otelcol-access/ca.crt' } });
  });

  test('with certificates, they are mounted from the Secret and none of them is in the tree', () => {
    const { object, tree } = lab({ collectors: { daemon: { access: { mode: 'mutual-tls', secret: 'otlp' } } } });
    const { spec } = object('daemon-collector/DaemonSet.daemon-collector').spec.template;
    expect(spec.volumes).toContainEqual({
      name: 'access',
      secret: { secretName: 'otlp', items: ['tls.crt', 'tls.key', 'ca.crt'].map((key) => ({ key, path: key })) },
    });
    expect(spec.containers[0].volumeMounts).toContainEqual({
      name: 'access',
      mountPath: '/etc/otelcol-access',
      readOnly: true,
    });
    expect(tree.get('lab/secrets.md')).toMatch(/## otlp\n\n.*\n.*\n\| `ca.crt`/);
  });
});

test('with sampling, the collectors of the nodes send to the gateways, and these alone to Tempo', () => {
  const { object, collector } = lab({ collectors: { sampling: { share: 5, slowMilliseconds: 800 } } });
  expect(collector('daemon').exporters).not.toHaveProperty('otlp_grpc/tempo');
  expect(collector('daemon').exporters['loadbalancing/gateways'].resolver.dns.hostname).toBe(
    'gateway-collector.monitoring.svc',
  );
  expect(object('gateway-collector/Service.gateway-collector').spec.clusterIP).toBe('None');
  expect(collector('gateway').processors.tail_sampling.policies).toMatchObject([
    { status_code: { status_codes: ['ERROR'] } },
    { latency: { threshold_ms: 800 } },
    { probabilistic: { sampling_percentage: 5 } },
  ]);
  const peers = (path: string, side: 'ingress' | 'egress') => JSON.stringify(object(path).spec[side]);
  expect(peers('tempo/NetworkPolicy.tempo', 'ingress')).toContain('gateway-collector');
  expect(peers('tempo/NetworkPolicy.tempo', 'ingress')).not.toContain('daemon-collector');
});

test('without sampling there are no gateways, and no collector makes span metrics or service graphs: Tempo does', () => {
  const { collector, components } = lab({});
  expect(components).not.toContain('gateway-collector');
  for (const name of ['daemon', 'deployment'])
    expect(JSON.stringify(collector(name))).not.toMatch(/span_?metrics|service_?graph/);
});
