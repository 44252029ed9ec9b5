import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, networkInterfaces, totalmem } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { lokiSignals } from '../../constructs/components/loki/signals';
import type { Metric } from '../../constructs/watch/metric';
import type { Rendered } from '../trees';
import { Cluster } from './cluster';
import { type ApplicationPod, applicationPod, writeLog } from './container-logs';
import { Pod } from './kubelet';
import { linesOf } from './logcli';
import { program, Running, run, until } from './process';
import { declared, exposed } from './recorded';
import { applyTree } from './tree';

/*
 * The lab environment as it is committed, applied to a real API server and run: the operator makes Prometheus and
 * Alertmanager of their resources, and the pods run the real programs with nothing of their manifests changed.
 */

let cluster: Cluster;
let operator: Pod;
let prometheus: Pod;
let loki: Pod;
let nodeExporter: Pod;
let daemon: Pod;
const own: Running[] = [];

const monitoring = (...args: string[]) => cluster.get(...args, '-n', 'monitoring');

/** A file of a Secret the operator has made. */
function made(secret: string, key: string): string {
  const bytes = Buffer.from(monitoring('secret', secret).data[key], 'base64');
  return (key.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}

function scratch(name: string, content: string): string {
  const path = join(cluster.folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  cluster = await Cluster.start();
  await applyTree(cluster, 'lab');
  operator = Pod.start(cluster, 'Deployment/prometheus-operator');
});

afterAll(async () => {
  for (const pod of [daemon, nodeExporter, prometheus, loki, operator]) await pod?.stop('SIGKILL');
  for (const one of own) await one.stop('SIGKILL');
  await cluster?.stop();
});

describe('the operator, with the account of the tree', () => {
  beforeAll(async () => {
    for (const workload of ['prometheus-genestack', 'alertmanager-genestack']) {
      await until(`the StatefulSet ${workload}`, () => {
        operator.assertAlive();
        return monitoring('statefulset', workload);
      });
    }
  });

  test('makes Prometheus and Alertmanager, and is refused nothing', () => {
    expect(operator.log()).not.toMatch(/forbidden|level=error|"level":"error"/i);
  });

  test('makes a Prometheus configuration that promtool accepts', () => {
    const output = run(program('promtool'), [
      'check',
      'config',
      '--syntax-only',
      scratch('prometheus.yaml', made('prometheus-genestack', 'prometheus.yaml.gz')),
    ]);
    expect(output).toMatch(/SUCCESS/);
  });

  test('makes rules that promtool accepts, every one of the tree', async () => {
    const [rules] = await until('the rules', () => {
      const found = monitoring('configmaps').items.filter(({ metadata }: Rendered) =>
        metadata.name.startsWith('prometheus-genestack-rulefiles'),
      );
      return found.length > 0 && found[0].data ? found : undefined;
    });
    const files: [string, string][] = Object.entries(rules.data);
    expect(files).toHaveLength(monitoring('prometheusrules').items.length);
    const output = run(program('promtool'), [
      'check',
      'rules',
      '--lint=all',
      '--lint-fatal',
      ...files.map(([name, content]) => scratch(name, content)),
    ]);
    expect(output.match(/SUCCESS/g)).toHaveLength(files.length);
  });

  test('makes an Alertmanager configuration that amtool accepts', () => {
    const config = made('alertmanager-genestack-generated', 'alertmanager.yaml.gz');
    expect(run(program('amtool'), ['check-config', scratch('alertmanager.yaml', config)])).toMatch(/SUCCESS/);
    expect(config).toContain('nobody');
  });

  test('makes pods that pass the restricted level, spread and keep their volumes', () => {
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'restricted', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    for (const name of ['prometheus-genestack', 'alertmanager-genestack']) {
      const { spec } = monitoring('statefulset', name);
      const claims = spec.volumeClaimTemplates.map(({ metadata }: Rendered) => ({
        name: metadata.name,
        persistentVolumeClaim: { claimName: metadata.name },
      }));
      cluster.apply({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'restricted' },
        spec: { ...spec.template.spec, volumes: [...spec.template.spec.volumes, ...claims] },
      });
      expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    }
  });

  test('makes pods that the policies, Services and budgets of the tree select', () => {
    for (const [part, name] of [
      ['prometheus', 'prometheus-genestack'],
      ['alertmanager', 'alertmanager-genestack'],
    ] as const) {
      const { labels } = monitoring('statefulset', name).spec.template.metadata;
      for (const { spec } of [monitoring('networkpolicy', part), monitoring('service', part)]) {
        const selector = spec.podSelector?.matchLabels ?? spec.selector;
        expect(labels).toMatchObject(selector);
      }
    }
  });
});

describe('the daemon collector, with the configuration, account and mounts of the tree', () => {
  const project = 'f6c8f3b0d4b14f0f9a4f6a1e2c3d4e5f';
  // As oslo.log writes a time, which is what the record has then: the queries look at the last minutes.
  const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
  const lines = (service: string, count: number) =>
    Array.from(
      { length: count },
      (_, number) =>
        `${stamp} 7 INFO ${service}.api [None req-${service}-${number} 0a1b2c ${project} - - default default] request number ${number}`,
    );
  const long = `${stamp} 7 ERROR nova.compute [None req-long 0a1b2c ${project} - - default default] ${'x'.repeat(40_000)} end`;
  const written = new Map<string, string[]>([
    ['nova', [...lines('nova', 300), long]],
    ['placement', lines('placement', 200)],
    ['keystone', lines('keystone', 50)],
  ]);
  /** As ovn-controller writes on a chassis. */
  const ovs = [
    'binding|INFO|Claiming lport cr-lrp-5f6b0b9e-93b4-4d51-b1aa-6d3c9d1a8c20 for this chassis.',
    'binding|INFO|cr-lrp-5f6b0b9e-93b4-4d51-b1aa-6d3c9d1a8c20: Claiming fa:16:3e:00:00:02 192.0.2.1/24',
    'binding|INFO|7c0a1c1e-4b1f-4f0c-9a55-0d1f3a0b7c11: Claiming fa:16:3e:00:00:03 192.0.2.7',
    'binding|INFO|cr-lrp-0d9b2b0a-61c5-4f35-8a3b-b7f0a2a7d511: Claiming fa:16:3e:00:00:04 192.0.2.2/24',
    'binding|WARN|cr-lrp-0d9b2b0a-61c5-4f35-8a3b-b7f0a2a7d511: claimed by another chassis',
  ].map((line, number) => `${new Date().toISOString()}|${String(number).padStart(5, '0')}|${line}`);
  let received: string;
  let application: ApplicationPod;
  let sender: string;

  /** Asks Loki as an operator does. */
  const logcli = (query: string) => linesOf(loki.address, query);

  /** Asks Prometheus. */
  const promql = async (query: string): Promise<Array<{ metric: Record<string, string>; value: [number, string] }>> => {
    const response = await fetch(`http://${prometheus.address}:9090/api/v1/query?query=${encodeURIComponent(query)}`);
    const body = (await response.json()) as Rendered;
    return body.data.result;
  };

  beforeAll(async () => {
    // Where Tempo is, a collector that writes what it receives to a file.
    const { namespace: tempo } = cluster.connect('tempo', ['tempo.monitoring.svc']);
    received = join(cluster.folder, 'spans.json');
    const standIn = scratch(
      'stand-in.yaml',
      JSON.stringify({
        receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } } },
        exporters: { file: { path: received } },
        service: {
          pipelines: { traces: { receivers: ['otlp'], exporters: ['file'] } },
          telemetry: { metrics: { level: 'none' } },
        },
      }),
    );
    own.push(
      new Running('stand-in for Tempo', 'ip', ['netns', 'exec', tempo, program('otelcol'), `--config=${standIn}`]),
    );

    prometheus = Pod.start(cluster, 'StatefulSet/prometheus-genestack');
    loki = Pod.start(cluster, 'StatefulSet/loki');
    nodeExporter = Pod.start(cluster, 'DaemonSet/node-exporter');

    const pods = join(cluster.folder, 'pods');
    for (const [service, log] of written) {
      const pod = applicationPod(cluster, 'openstack', `${service}-api-7d9f`, `${service}-api`, {
        application: service,
        component: 'api',
      });
      writeLog(pods, pod, service === 'placement' ? 'cri-o' : 'containerd', log);
    }
    const chassis = { app: 'ovs', component: 'network', type: 'infra' };
    writeLog(pods, applicationPod(cluster, 'kube-system', 'ovs-ovn-x7k2p', 'openvswitch', chassis), 'containerd', ovs);
    // Where an application is, a collector that sends over gRPC what it is given over HTTP.
    const { namespace, address } = cluster.connect('application', []);
    application = applicationPod(
      cluster,
      'shop',
      'checkout-5c4b',
      'checkout',
      { 'app.kubernetes.io/name': 'checkout' },
      address,
    );
    sender = `http://${address}:4318/v1/traces`;
    const client = scratch(
      'application.yaml',
      JSON.stringify({
        receivers: { otlp: { protocols: { http: { endpoint: '0.0.0.0:4318' } } } },
        exporters: { otlp_grpc: { endpoint: 'daemon-collector.monitoring.svc:4317', tls: { insecure: true } } },
        service: {
          pipelines: { traces: { receivers: ['otlp'], exporters: ['otlp_grpc'] } },
          telemetry: { metrics: { level: 'none' } },
        },
      }),
    );

    const disk = join(cluster.folder, 'disk');
    mkdirSync(disk);
    daemon = Pod.start(cluster, 'DaemonSet/daemon-collector', {
      hostFolders: { '/var/log/pods': pods, '/var/lib/genestack-observability/collector': disk },
    });
    own.push(new Running('application', 'ip', ['netns', 'exec', namespace, program('otelcol'), `--config=${client}`]));
    await daemon.ready(13133, '/');
    await loki.ready(3100, '/ready');
    await prometheus.ready(9090, '/-/ready');
  });

  test('brings every line of both runtimes to Loki, whole and once, where the seed looks for them', async () => {
    const expected = [...(written.get('nova') ?? []), ...(written.get('placement') ?? [])].sort();
    const found = await until('all lines', async () => {
      const lines = await logcli(`{namespace="openstack", service_name=~"nova|placement"} |~ \`${project}\``);
      return lines.length >= expected.length ? lines : undefined;
    });
    expect(found.sort()).toEqual(expected);
  });

  test('finds the lines of one service and project, as the dashboard asks', async () => {
    const found = await until('the lines of keystone', async () => {
      const lines = await logcli(`{namespace="openstack", service_name="keystone"} |= \`${project}\``);
      return lines.length > 0 ? lines : undefined;
    });
    expect(found.sort()).toEqual([...(written.get('keystone') ?? [])].sort());
  });

  test('finds which chassis Open vSwitch binds router ports to, as the alert of the claim storm asks', async () => {
    const claims = ovs.filter((line) => line.includes('|binding|INFO|cr-lrp'));
    const found = await until('the claims', async () => {
      const lines = await logcli('{app="ovs"} |= "binding|INFO|cr-lrp"');
      return lines.length >= claims.length ? lines : undefined;
    });
    expect(found.sort()).toEqual(claims.sort());
    expect(await logcli('{app="ovs"} | severity="WARN"')).toEqual([ovs.at(-1)]);
  });

  test('finds lines by what was taken out of them: severity, request, logger', async () => {
    const errors = await until('the errors', async () => {
      const lines = await logcli('{namespace="openstack"} | severity="ERROR"');
      return lines.length > 0 ? lines : undefined;
    });
    expect(errors).toEqual([long]);
    expect(await logcli('{namespace="openstack"} | request_id="req-nova-7"')).toEqual([written.get('nova')?.[7]]);
    expect(
      await logcli(`{service_name="placement"} | logger="placement.api" | project_id=\`${project}\``),
    ).toHaveLength(200);
  });

  test('has no more index labels than the six that are meant', async () => {
    const response = await fetch(`http://${loki.address}:3100/loki/api/v1/labels?since=1h`);
    const { data } = (await response.json()) as { data: string[] };
    expect(data.sort()).toEqual(['app', 'cluster', 'container', 'log_type', 'namespace', 'service_name']);
  });

  test('finds in Loki every metric that the catalogue says it tells, with type and labels', async () => {
    const page = await (await fetch(`http://${loki.address}:3100/metrics`)).text();
    expect(exposed(page)).toEqual(expect.arrayContaining(declared(Object.values<Metric>(lokiSignals))));
  });

  test("brings the node's CPU, memory, disks, file systems and network to the Prometheus that the operator made", async () => {
    const metrics = [
      'system_cpu_time_seconds_total',
      'system_memory_usage_bytes',
      'system_disk_io_bytes_total',
      'system_filesystem_usage_bytes',
      'system_network_io_bytes_total',
    ];
    for (const name of metrics) {
      const found = await until(
        name,
        async () => {
          const result = await promql(`${name}{job="host-metrics", instance="node-1", node="node-1", cluster="lab"}`);
          return result.length > 0 ? result : undefined;
        },
        90,
      );
      // Nothing arrives without these labels.
      expect(await promql(`${name}{job!="host-metrics"}`)).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    }
    const processors = await promql('count(count by (cpu) (system_cpu_time_seconds_total))');
    expect(processors[0]?.value[1]).toBe(String(cpus().length));
    const share = 'system_memory_usage_bytes / on (state) system_memory_utilization_ratio{state="used"}';
    const [memory] = await until('the share of memory in use', async () => {
      const result = await promql(share);
      return result.length > 0 ? result : undefined;
    });
    expect(Number(memory?.value[1]) / totalmem()).toBeCloseTo(1, 2);
  });

  test("sees the node's network interfaces from a network of its own", async () => {
    const devices = (await promql('count by (device) (system_network_io_bytes_total)')).map(
      ({ metric }) => metric.device,
    );
    for (const device of Object.keys(networkInterfaces())) expect(devices).toContain(device);
  });

  test('takes a span on 4317 and hands it on over OTLP/gRPC where Tempo is, with the pod it came from', async () => {
    const time = BigInt(Date.now()) * 1_000_000n;
    const span = {
      traceId: '5b8efff798038103d269b633813fc60c',
      spanId: 'eee19b7ec3c1b174',
      name: 'checkout',
      kind: 2,
      startTimeUnixNano: String(time),
      endTimeUnixNano: String(time + 5_000_000n),
    };
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'checkout' } }] };
    const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] });
    await until(
      'the application',
      async () =>
        (await fetch(sender, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).ok ||
        undefined,
    );
    const text = await until('the span', () => readFileSync(received, 'utf8') || undefined);
    const [arrived] = JSON.parse(text.split('\n')[0] ?? '').resourceSpans;
    expect(arrived.scopeSpans[0].spans[0]).toMatchObject(span);
    const attributes = Object.fromEntries(
      arrived.resource.attributes.map(({ key, value }: Rendered) => [key, value.stringValue]),
    );
    expect(attributes).toMatchObject({
      'service.name': 'checkout',
      'k8s.pod.name': application.name,
      'k8s.namespace.name': application.namespace,
      'k8s.pod.uid': application.uid,
    });
  });

  test('works with no other right than the tree gives it', () => {
    expect(daemon.log()).not.toMatch(/forbidden|permission denied|operation not permitted/i);
  });

  test('goes on after it was killed where it stopped, without a line lost or sent twice', async () => {
    await daemon.stop('SIGKILL');
    const pods = join(cluster.folder, 'pods');
    const pod = {
      namespace: 'openstack',
      name: 'keystone-api-7d9f',
      container: 'keystone-api',
      uid: cluster.get('pod', 'keystone-api-7d9f', '-n', 'openstack').metadata.uid,
    };
    const more = lines('keystone-again', 50);
    writeLog(pods, pod, 'containerd', more);
    daemon.startContainers();
    const expected = [...(written.get('keystone') ?? []), ...more].sort();
    const found = await until('the lines written while it was away', async () => {
      const lines = await logcli(`{namespace="openstack", service_name="keystone"} |= \`${project}\``);
      return lines.length >= expected.length ? lines : undefined;
    });
    expect(found.sort()).toEqual(expected);
  });
});
