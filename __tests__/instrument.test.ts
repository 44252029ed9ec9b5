import { App, Chart, Testing } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { resolveEnvironments } from '../constructs/config/resolve';
import { Instrument, type InstrumentProps } from '../constructs/instrument';
import { Stack } from '../constructs/stack';
import { environments } from '../main';

const [lab] = resolveEnvironments(environments);
if (lab === undefined) throw new Error('no environment');
const { endpoints } = new Stack(new App(), lab).daemonCollector;

/** Variables of the containers of a workload after some instrumentation. */
function instrumented(props: Partial<InstrumentProps>, env?: k8s.EnvVar[]) {
  const chart = Testing.chart();
  const workload = new k8s.KubeDeployment(chart, 'shop', {
    metadata: { name: 'shop' },
    spec: {
      selector: {},
      template: { spec: { containers: [{ name: 'shop', ...(env ? { env } : {}) }, { name: 'proxy' }] } },
    },
  });
  new Instrument(chart, 'instrument', { workload, service: 'shop', language: 'python', endpoints, ...props });
  const [{ spec }] = Testing.synth(chart);
  return spec.template.spec.containers.map((container: { readonly env?: k8s.EnvVar[] }) => container.env);
}

test('an instrumented container is told its name and the collector of its node, by the protocol its SDK speaks', () => {
  expect(instrumented({})).toEqual([
    [
      { name: 'OTEL_SERVICE_NAME', value: 'shop' },
      { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://daemon-collector.monitoring.svc:4317' },
    ],
    undefined,
  ]);
  const [, other] = instrumented({ language: 'java', container: 'proxy' });
  expect(other?.[1]?.value).toBe('http://daemon-collector.monitoring.svc:4318');
});

test('the variables a container has already stay', () => {
  const [env] = instrumented({}, [{ name: 'HOME', value: '/' }]);
  expect(env?.map(({ name }: k8s.EnvVar) => name)).toEqual([
    'HOME',
    'OTEL_SERVICE_NAME',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
  ]);
});

test('a token comes from a Secret', () => {
  const [env] = instrumented({ token: { secret: 'telemetry', key: 'token' } });
  expect(env).toContainEqual({
    name: 'COLLECTOR_TOKEN',
    valueFrom: { secretKeyRef: { name: 'telemetry', key: 'token' } },
  });
  expect(env).toContainEqual({
    name: 'OTEL_EXPORTER_OTLP_HEADERS',
    value: 'authorization=Bearer%20$(COLLECTOR_TOKEN)',
  });
});

test('what cannot be instrumented is refused with what can', () => {
  expect(() => instrumented({ container: 'shap' })).toThrow(
    'Deployment shop has no container shap; write one of shop, proxy',
  );
  const chart = new Chart(new App(), 'c');
  const workload = new k8s.KubeService(chart, 'service', { metadata: { name: 'shop' } });
  expect(() => new Instrument(chart, 'i', { workload, service: 'shop', language: 'go', endpoints })).toThrow(
    'Service shop has no pod template; instrument a Deployment, StatefulSet, DaemonSet or Job',
  );
});
