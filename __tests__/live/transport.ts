import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'js-yaml';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import { renderEnvironments } from '../../constructs/render';
import { environments } from '../../main';
import type { Rendered } from '../trees';
import { Loopback } from './loopback';
import { type Running, until } from './process';
import { receivingPrometheus } from './prometheus';
import { attributes, deliver } from './spans';

export type Transport = NonNullable<NonNullable<EnvironmentIntent['prometheus']>['transport']>;

const PORT = 19_090;
const PROMETHEUS = `http://127.0.0.1:${PORT}`;

type Labels = Readonly<Record<string, string>>;

/** The rendered daemon and a real Prometheus as the environment has it, with one of the ways between them. */
export class Transported {
  private readonly folder = mkdtempSync(join(tmpdir(), 'genestack-transport-'));
  private readonly spec: Rendered;
  private readonly daemon: Loopback;
  private prometheus: Running;
  private collector: Running;

  constructor(transport: Transport) {
    const [lab] = environments.filter(({ profile }) => profile === 'lab');
    if (lab === undefined) throw new Error('no lab');
    const intent = { prometheus: { ...lab.prometheus, transport } };
    const tree = renderEnvironments([{ ...lab, ...intent }]);
    this.spec = (load(tree.get('lab/prometheus/Prometheus.genestack.yaml') ?? '') as Rendered).spec;
    this.daemon = new Loopback({
      folder: this.folder,
      component: 'daemon-collector',
      pipelines: ['metrics/applications', 'metrics/host', ...(transport === 'otlp' ? ['metrics/prometheus'] : [])],
      intent,
      // This machine may have no swap.
      files: { '/proc/swaps': 'Filename Type Size Used Priority\n/dev/sda2 partition 1048572 512 -2\n' },
      change: ({ exporters, receivers }) => {
        Object.assign(receivers.host_metrics, { root_path: '/', collection_interval: '1s' });
        for (const exporter of Object.values<Rendered>(exporters))
          for (const key of ['endpoint', 'metrics_endpoint'])
            if (/:9090/.test(exporter[key])) exporter[key] = `${PROMETHEUS}${new URL(exporter[key]).pathname}`;
      },
    });
    this.prometheus = this.startPrometheus();
    this.collector = this.daemon.start();
  }

  async ready(): Promise<void> {
    await this.daemon.ready(this.collector);
    await this.prometheusReady();
  }

  /** Sends metrics as an application does that is patient. */
  async send(...metrics: Rendered[]): Promise<void> {
    const resource = {
      attributes: attributes({
        'service.name': 'shop',
        'service.instance.id': 'shop-0',
        'telemetry.sdk.language': 'go',
      }),
    };
    const request = { resourceMetrics: [{ resource, scopeMetrics: [{ scope: { name: 'test' }, metrics }] }] };
    await deliver(`http://${this.daemon.address}:4318/v1/metrics`, JSON.stringify(request));
  }

  async query(path: string): Promise<Rendered> {
    const response = await fetch(`${PROMETHEUS}/api/v1/${path}`);
    return ((await response.json()) as Rendered).data;
  }

  /** The series of a selector. */
  series(selector: string): Promise<Labels[]> {
    return this.query(`series?match[]=${encodeURIComponent(selector)}`);
  }

  /** What Prometheus says of itself. */
  async page(): Promise<string> {
    return (await fetch(`${PROMETHEUS}/metrics`)).text();
  }

  /** Memory that the collector holds now, in MiB. */
  get memory(): number {
    return this.collector.memory;
  }

  async killCollector(): Promise<void> {
    await this.collector.stop('SIGKILL');
    this.collector = this.daemon.start();
    await this.daemon.ready(this.collector);
  }

  /** Takes Prometheus away for some time. */
  async withoutPrometheus(seconds: number, meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    await this.prometheus.stop();
    const back = sleep(seconds * 1000);
    await meanwhile();
    await back;
    this.prometheus = this.startPrometheus();
    await this.prometheusReady();
  }

  async stop(): Promise<void> {
    await this.collector.stop('SIGKILL');
    await this.prometheus.stop('SIGKILL');
    rmSync(this.folder, { recursive: true });
  }

  private async prometheusReady(): Promise<void> {
    await until('Prometheus', async () => {
      this.prometheus.assertAlive();
      return (await fetch(`${PROMETHEUS}/-/ready`)).ok || undefined;
    });
  }

  private startPrometheus(): Running {
    return receivingPrometheus(this.spec, this.folder, `127.0.0.1:${PORT}`);
  }
}

const nanoseconds = () => String(BigInt(Date.now()) * 1_000_000n);

/** A gauge now. */
export function gauge(name: string, value: number): Rendered {
  return { name, gauge: { dataPoints: [{ timeUnixNano: nanoseconds(), asDouble: value }] } };
}

/**
 * An application sends numbered samples through the rendered daemon while Prometheus is away. Returns how many of them
 * were not there when nothing more came.
 */
export async function sendThroughOutage(
  transport: Transport,
  { awaySeconds, every, kills }: { readonly awaySeconds: number; readonly every: number; readonly kills: number },
): Promise<{ readonly sent: number; readonly missing: number; readonly memory: number }> {
  const way = new Transported(transport);
  try {
    await way.ready();
    let sent = 0;
    let memory = 0;
    let going = true;
    const client = async () => {
      for (; going; await sleep(every)) {
        await way.send(gauge('sequence.number', sent));
        sent++;
        memory = Math.max(memory, way.memory);
      }
    };
    const trouble = async () => {
      await sleep(2000);
      await way.withoutPrometheus(awaySeconds, async () => {
        for (let kill = 0; kill < kills; kill++) {
          await sleep((awaySeconds * 1000) / (kills + 1));
          await way.killCollector();
        }
      });
      await sleep(2000);
      going = false;
    };
    await Promise.all([client(), trouble()]);
    const arrived = async () => {
      const { result } = await way.query(`query?query=${encodeURIComponent('sequence_number[1h]')}`);
      return new Set<string>(result.flatMap(({ values }: Rendered) => values.map(([, value]: Rendered) => value))).size;
    };
    // What was refused is tried again after half a minute at most.
    await until('every number', async () => ((await arrived()) >= sent ? true : undefined), 60).catch(() => undefined);
    return { sent, missing: sent - (await arrived()), memory };
  } finally {
    await way.stop();
  }
}
