import { App } from 'cdk8s';
import { containerLogs } from '../constructs/components/collectors/blocks/container-logs';
import { kubernetesMetadata } from '../constructs/components/collectors/blocks/kubernetes-metadata';
import { memoryLimiter } from '../constructs/components/collectors/blocks/memory-limiter';
import { metricLabels } from '../constructs/components/collectors/blocks/metric-labels';
import { DaemonCollector } from '../constructs/components/collectors/daemon';
import { pipeline } from '../constructs/components/collectors/pipeline';
import { hostSignals } from '../constructs/components/collectors/signals/host';
import { kubeStateMetricsSignals } from '../constructs/components/kube-state-metrics/signals';
import type { TempoConfig } from '../constructs/components/tempo/schema';
import { spanSignals } from '../constructs/components/tempo/span-signals';
import { resolveEnvironments } from '../constructs/config/resolve';
import { apiServerSignals } from '../constructs/integrations/signals/api-server';
import { Stack } from '../constructs/stack';
import { valuesOf } from '../constructs/watch/dashboard';
import { environments } from '../main';

/*
 * Edges that must not compile. `npm run check` compiles this file: an edge that did compile would leave an unused
 * `@ts-expect-error`, which is an error.
 */
describe('the compiler refuses', () => {
  test('a field that Tempo does not know', () => {
    const wrong = (): TempoConfig['usage_report'] => ({
      reporting_enabled: false,
      // @ts-expect-error it would not start with it
      misspelt: true,
    });
    expect(wrong().reporting_enabled).toBe(false);
  });

  const [lab] = resolveEnvironments(environments);
  if (lab === undefined) throw new Error('no environment');
  const { collectors, cluster } = lab;

  test('to send traces where PromQL is asked, or samples where it is asked', () => {
    const stack = new Stack(new App(), lab);
    const right = {
      ...collectors.daemon,
      cluster,
      interval: '30s',
      applications: stack.kubernetes.applications,
      nodeExporter: stack.nodeExporter.metrics,
      kubelet: stack.kubernetes.kubelet,
      kubeletCertificates: 'cluster' as const,
      asked: undefined,
      logs: stack.loki.otlp,
      metrics: stack.prometheus.write,
      traces: stack.tempo.traces,
    };
    const wrong = () => [
      // @ts-expect-error the query API of Prometheus takes no spans
      new DaemonCollector(stack, { ...right, traces: stack.prometheus.query }),
      // @ts-expect-error nor samples
      new DaemonCollector(stack, { ...right, metrics: stack.prometheus.query }),
      // @ts-expect-error Loki takes logs and no spans
      new DaemonCollector(stack, { ...right, traces: stack.loki.otlp }),
      // @ts-expect-error an address is no endpoint
      new DaemonCollector(stack, { ...right, logs: 'loki:3100' }),
    ];
    expect(wrong).toBeInstanceOf(Function);
    expect(stack.components.map(({ name }) => name)).toContain('daemon-collector');
  });

  test('a pipeline in the wrong order, without a memory limiter, or of the wrong signal', () => {
    const limiter = memoryLimiter('512Mi');
    const logs = pipeline('logs', 'x', containerLogs('own'));
    const wrong = () => [
      // @ts-expect-error memory is limited first
      logs.enrich(kubernetesMetadata('own-node')),
      // @ts-expect-error the limiter is no enrichment
      logs.limit(limiter).enrich(limiter),
      // @ts-expect-error a block for metrics does not fit into a pipeline of logs
      logs.limit(limiter).enrich(metricLabels('host-metrics')),
      // @ts-expect-error container logs are no traces
      pipeline('traces', 'x', containerLogs('own')),
    ];
    expect(wrong).toBeInstanceOf(Function);
    expect(logs.limit(limiter).enrich(kubernetesMetadata('own-node')).export().processors).toHaveLength(2);
  });

  test('a query for what nobody collects, or by a label that is not there', () => {
    const { kube_pod_info: pods } = kubeStateMetricsSignals;
    const wrong = () => [
      // @ts-expect-error nothing tells this
      kubeStateMetricsSignals.kube_pod_mood,
      // @ts-expect-error a pod has no such label
      pods.where({ mood: '="good"' }),
      // @ts-expect-error what speaks of other objects has no Service of its own
      pods.where({ service: '="web"' }),
    ];
    expect(wrong).toBeInstanceOf(Function);
    expect(pods.where({ namespace: '=~"shop|bank"', cluster: '="lab"' })).toBe(
      'kube_pod_info{job="kube-state-metrics",namespace=~"shop|bank",cluster="lab"}',
    );
    expect(`${pods}`).toBe('kube_pod_info{job="kube-state-metrics"}');
    expect(apiServerSignals.apiserver_request_duration_seconds.series('bucket', { le: '="1"' })).toBe(
      'apiserver_request_duration_seconds_bucket{job="apiserver",le="1"}',
    );
  });

  test('to ask for what nobody collects, or by a label that is not there', () => {
    const wrong = () => [
      // @ts-expect-error no collector tells it
      hostSignals.system_cpu_load,
      // @ts-expect-error a node is named by `node`
      hostSignals.system_cpu_load_average_1m.where({ host: '="a"' }),
      // @ts-expect-error spans are counted by service, not by pod
      spanSignals.traces_spanmetrics_latency.series('bucket', { pod: '="a"' }),
      // @ts-expect-error nothing to choose from
      valuesOf(hostSignals.system_cpu_load_average_1m, 'host', { name: 'node', title: 'Node', all: true }),
    ];
    expect(wrong).toBeInstanceOf(Function);
    expect(`${hostSignals.system_cpu_load_average_1m.where({ node: '="a"' })}`).toBe(
      'system_cpu_load_average_1m{job="host-metrics",node="a"}',
    );
  });
});
