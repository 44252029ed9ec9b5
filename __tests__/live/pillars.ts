import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { objects, type Rendered } from '../trees';
import { writeLog } from './container-logs';
import { LogsPipeline } from './logs-pipeline';
import { listen, program, Running, until } from './process';

/** Everything that listens, each on a free port of this machine. */
const LISTENERS = ['loki', 'lokiGrpc', 'prometheus', 'nodeExporter', 'otlp', 'health', 'telemetry'] as const;

type Ports = Readonly<Record<(typeof LISTENERS)[number], number>>;

/** Ports that are free now. They are taken at the same time, so that none is given twice. */
async function freePorts(): Promise<Ports> {
  const taken = await Promise.all(LISTENERS.map(async (name) => ({ name, ...(await listen(() => {})) })));
  for (const { server } of taken) server.close();
  return Object.fromEntries(taken.map(({ name, url }) => [name, Number(new URL(url).port)])) as Ports;
}

const ENVIRONMENT = 'lab';
const NODE = 'node-1';

const configOf = (name: string) =>
  objects(ENVIRONMENT, 'ConfigMap').find(({ metadata }) => metadata.name === name)?.data['config.yaml'] as string;

export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
}

export interface Line {
  /** Index labels and attributes alike. */
  readonly labels: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Series {
  readonly metric: Readonly<Record<string, string>>;
}

/**
 * Logs, metrics and traces of a lab as the real programs have them: what is written to the files of containers, and what is
 * sent over OTLP, goes through the rendered configuration of the daemon collector to a Loki with its rendered configuration,
 * to a Prometheus, and to a file where Tempo would be. Kubernetes is not there: spans come with the attributes that the
 * collector would ask it for, and kube-state-metrics is a file.
 */
export class Pillars {
  private readonly running: Running[] = [];
  private servers: Server[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'genestack-pillars-'));
  private readonly received = join(this.folder, 'spans.json');

  private constructor(private readonly ports: Ports) {}

  /** Starts everything and waits until it takes data. */
  static async start(): Promise<Pillars> {
    const ports = await freePorts();
    const pillars = new Pillars(ports);
    try {
      mkdirSync(join(pillars.folder, 'disk'));
      pillars.startLoki();
      await pillars.startPrometheus();
      pillars.startCollector();
      await pillars.answers('Loki', `http://127.0.0.1:${ports.loki}/ready`);
      await pillars.answers('Prometheus', `http://127.0.0.1:${ports.prometheus}/-/ready`);
      await pillars.answers('the collector', `http://127.0.0.1:${ports.health}/`);
      return pillars;
    } catch (error) {
      await pillars.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    for (const one of this.running) await one.stop('SIGKILL');
    for (const server of this.servers) server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes lines to the file of a container. */
  writes(pod: Pod, lines: readonly string[]): void {
    writeLog(join(this.folder, 'pods'), { ...pod, uid: '00000000-0000-4000-8000-000000000001' }, 'containerd', [
      ...lines,
    ]);
  }

  /** Sends OTLP to the collector. */
  async sends(signal: 'traces' | 'metrics', body: object): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.ports.otlp}/v1/${signal}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the collector refused ${signal}: ${await response.text()}`);
  }

  /** Spans that have arrived where Tempo would be, with the attributes of their resources. */
  spans(): Rendered[] {
    const text = readFileSync(this.received, 'utf8').trim();
    return text.split('\n').flatMap((line) =>
      JSON.parse(line).resourceSpans.flatMap(({ resource, scopeSpans }: Rendered) =>
        scopeSpans.flatMap(({ spans }: Rendered) =>
          spans.map((span: Rendered) => ({
            ...span,
            attributes: Object.fromEntries(
              [...resource.attributes, ...(span.attributes ?? [])].map(({ key, value }: Rendered) => [
                key,
                value.stringValue,
              ]),
            ),
          })),
        ),
      ),
    );
  }

  /** Lines that a query finds in a time, in seconds. */
  async lines(query: string, from: number, to: number): Promise<Line[]> {
    const { result } = await this.loki(query, from, to);
    return result.flatMap(({ stream, values }: Rendered) =>
      values.map(([, text, attributes]: [string, string, Rendered?]) => ({
        labels: { ...stream, ...attributes?.structuredMetadata },
        text,
      })),
    );
  }

  /** What Loki answers to a query over a time. */
  async loki(query: string, from: number, to: number): Promise<Rendered> {
    const parameters = { query, start: `${from}`, end: `${to}`, limit: '5000', step: '5' };
    return this.ask(`http://127.0.0.1:${this.ports.loki}/loki/api/v1/query_range`, parameters);
  }

  /** What Loki answers to a query at a moment. */
  async lokiNow(query: string): Promise<Rendered> {
    return this.ask(`http://127.0.0.1:${this.ports.loki}/loki/api/v1/query`, { query });
  }

  /** Series that a query finds now. */
  async series(query: string): Promise<Series[]> {
    const { result } = await this.prometheus('query', { query });
    return result;
  }

  /** Asks Prometheus' API. */
  async prometheus(path: string, parameters: Readonly<Record<string, string>>): Promise<Rendered> {
    return this.ask(`http://127.0.0.1:${this.ports.prometheus}/api/v1/${path}`, parameters);
  }

  private async ask(url: string, parameters: Readonly<Record<string, string>>): Promise<Rendered> {
    const response = await fetch(`${url}?${new URLSearchParams(parameters)}`);
    const text = await response.text();
    if (!response.ok) throw new Error(`${JSON.stringify(parameters)}: ${text}`);
    return JSON.parse(text).data;
  }

  private async answers(what: string, url: string): Promise<void> {
    await until(what, async () => {
      for (const one of this.running) one.assertAlive();
      return (await fetch(url)).ok || undefined;
    });
  }

  private write(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  private startLoki(): void {
    const config = load(configOf('loki')) as Rendered;
    Object.assign(config.server, { http_listen_port: this.ports.loki, grpc_listen_port: this.ports.lokiGrpc });
    const text = JSON.stringify(config)
      .replaceAll('/var/loki', join(this.folder, 'loki'))
      .replaceAll('/etc/loki-rules', join(this.folder, 'loki-rules'));
    const path = this.write('loki.yaml', text);
    this.running.push(
      new Running('Loki', program('loki'), [`-config.file=${path}`, '-config.expand-env=true'], {
        env: { PATH: process.env.PATH, POD_IP: '127.0.0.1' },
      }),
    );
  }

  private async startPrometheus(): Promise<void> {
    const { server, url } = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
      response.end(readFileSync(join(__dirname, 'exposed.prom')));
    });
    this.servers.push(server);
    const rules = objects(ENVIRONMENT, 'PrometheusRule').map(({ metadata, spec }) =>
      this.write(`${metadata.name}.rules.yaml`, JSON.stringify(spec)),
    );
    const job = (name: string, target: string, more: object = {}) => ({
      job_name: name,
      static_configs: [{ targets: [target] }],
      ...more,
    });
    const [{ spec }] = objects(ENVIRONMENT, 'Prometheus');
    const config = this.write(
      'prometheus.yaml',
      JSON.stringify({
        global: { scrape_interval: '2s', evaluation_interval: '2s', external_labels: spec.externalLabels },
        rule_files: rules,
        storage: { tsdb: { out_of_order_time_window: spec.tsdb.outOfOrderTimeWindow } },
        scrape_configs: [
          job('prometheus', `127.0.0.1:${this.ports.prometheus}`),
          job('loki', `127.0.0.1:${this.ports.loki}`),
          job('daemon-collector', `127.0.0.1:${this.ports.telemetry}`),
          job('kube-state-metrics', new URL(url).host, { honor_labels: true }),
        ],
      }),
    );
    this.running.push(
      new Running('Prometheus', program('prometheus'), [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(this.folder, 'prometheus')}`,
        `--web.listen-address=127.0.0.1:${this.ports.prometheus}`,
        '--web.enable-remote-write-receiver',
        `--enable-feature=${spec.enableFeatures.join(',')}`,
      ]),
      new Running('node-exporter', program('node_exporter'), [
        `--web.listen-address=127.0.0.1:${this.ports.nodeExporter}`,
      ]),
    );
  }

  private startCollector(): void {
    const whole = load(configOf('daemon-collector')) as Rendered;
    const write = Object.keys(whole.exporters).filter((id) => id.startsWith('prometheusremotewrite'));
    const logs = new LogsPipeline(
      this.folder,
      (loki) => ({
        'otlp_http/loki': { ...loki, logs_endpoint: `http://127.0.0.1:${this.ports.loki}/otlp/v1/logs` },
      }),
      (config) => this.withAllPipelines(config, whole, write),
    );
    this.running.push(logs.start());
  }

  /** The pipelines of metrics and traces beside that of logs, each as it is rendered but for its ends. */
  private withAllPipelines(logs: Rendered, whole: Rendered, write: readonly string[]): Rendered {
    // The kubelet is not there, and what applications send would need Kubernetes to say who they are.
    const metrics = ['metrics/host', 'metrics/network'].map((id): [string, Rendered] => [
      id,
      whole.service.pipelines[id],
    ]);
    const pick = (section: Rendered, ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, section[id]]));
    const used = (section: 'receivers' | 'processors') => metrics.flatMap(([, pipeline]) => pipeline[section]);
    const exporters = Object.fromEntries(
      write.map((id) => [
        id,
        { ...whole.exporters[id], endpoint: `http://127.0.0.1:${this.ports.prometheus}/api/v1/write` },
      ]),
    );
    const config = {
      ...logs,
      extensions: { ...logs.extensions, health_check: { endpoint: `127.0.0.1:${this.ports.health}` } },
      receivers: {
        ...logs.receivers,
        ...pick(whole.receivers, used('receivers')),
        host_metrics: { ...whole.receivers.host_metrics, root_path: '/', collection_interval: '2s' },
        otlp: { protocols: { http: { endpoint: `127.0.0.1:${this.ports.otlp}` } } },
      },
      processors: { ...logs.processors, ...pick(whole.processors, used('processors')) },
      exporters: { ...logs.exporters, ...exporters, file: { path: this.received, flush_interval: '100ms' } },
      service: {
        ...logs.service,
        extensions: [...logs.service.extensions, 'health_check'],
        telemetry: whole.service.telemetry,
        pipelines: {
          ...logs.service.pipelines,
          ...Object.fromEntries(metrics),
          'traces/otlp': { receivers: ['otlp'], processors: ['memory_limiter'], exporters: ['file'] },
          // Where Tempo would write the metrics it makes of spans.
          'metrics/of-tempo': { receivers: ['otlp'], processors: ['memory_limiter'], exporters: [...write] },
        },
      },
    };
    const text = JSON.stringify(config)
      .replaceAll('node-exporter.monitoring.svc:9100', `127.0.0.1:${this.ports.nodeExporter}`)
      .replaceAll('"scrape_interval":"30s"', '"scrape_interval":"2s"')
      .replaceAll('"port":8888', `"port":${this.ports.telemetry}`)
      .replaceAll('${env:K8S_NODE_NAME}', NODE);
    return JSON.parse(text);
  }
}
