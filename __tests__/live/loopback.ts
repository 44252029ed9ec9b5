import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import { renderEnvironments } from '../../constructs/render';
import { environments } from '../../main';
import type { Rendered } from '../trees';
import { literals, program, Running, until } from './process';

/** Ports of its own, so that it stands beside a collector that listens on every address of the machine. */
const HEALTH = 23_133;
const TELEMETRY = 18_888;

export interface LoopbackOptions {
  /** Where it keeps its disk and its configuration. */
  readonly folder: string;
  readonly component: 'daemon-collector' | 'gateway-collector';
  /** The pipelines that run, by their ids. */
  readonly pipelines: readonly string[];
  /** What the lab environment is given besides its own. */
  readonly intent?: Partial<EnvironmentIntent>;
  /** Address in the loopback range that stands for the pod's. */
  readonly address?: string;
  /** Names that resolve to addresses, in the manner of DNS. */
  readonly names?: ReadonlyArray<readonly [address: string, name: string]>;
  /** What it reads in files of this machine, by their paths, in place of what is in them. */
  readonly files?: Readonly<Record<string, string>>;
  /** Values of the environment variables that come from Secrets. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Anything else that is particular to a run. */
  readonly change?: (config: Rendered) => void;
}

/**
 * Pipelines of a rendered collector as the real program runs them, on loopback: but for what needs a cluster, with the
 * arguments and the memory limit of the manifest.
 */
export class Loopback {
  readonly address: string;
  private readonly path: string;
  private readonly container: Rendered;
  private readonly mounts: string[] = [];

  constructor(private readonly options: LoopbackOptions) {
    const { folder, component, pipelines, intent = {}, address = '127.0.0.1', change } = options;
    this.address = address;
    const [lab] = environments.filter(({ profile }) => profile === 'lab');
    if (lab === undefined) throw new Error('no lab');
    const tree = renderEnvironments([{ ...lab, ...intent }]);
    const object = (kind: string): Rendered => load(tree.get(`lab/${component}/${kind}.${component}.yaml`) ?? '');
    const workload = object(component === 'daemon-collector' ? 'DaemonSet' : 'StatefulSet');
    [this.container] = workload.spec.template.spec.containers;
    const config = load(object('ConfigMap').data['config.yaml']) as Rendered;
    config.extensions.health_check.endpoint = `${address}:${HEALTH}`;
    config.service.telemetry.metrics.readers[0].pull.exporter.prometheus.port = TELEMETRY;
    change?.(config);
    const path = join(folder, 'config.yaml');
    mkdirSync(join(folder, 'disk'), { recursive: true });
    writeFileSync(
      path,
      JSON.stringify(only(config, pipelines))
        .replaceAll('0.0.0.0', address)
        .replaceAll('/var/lib/otelcol', join(folder, 'disk')),
    );
    const { names, files } = options;
    const hosts = names && { '/etc/hosts': names.map((line) => `${line.join(' ')}\n`).join('') };
    for (const [real, content] of Object.entries({ ...hosts, ...files })) {
      const own = join(folder, basename(real));
      writeFileSync(own, content);
      this.mounts.push(`mount --bind ${own} ${real}`);
    }
    this.path = path;
  }

  /** Memory above which the pod would be killed, in MiB. */
  get memoryLimit(): number {
    const [, number, unit] = /^(\d+)(Mi|Gi)$/.exec(this.container.resources.limits.memory) ?? [];
    return Number(number) * (unit === 'Gi' ? 1024 : 1);
  }

  start(): Running {
    const { args } = this.container;
    const command = [
      program('otelcol'),
      `--config=${this.path}`,
      ...args.filter((arg: string) => !arg.startsWith('--config=')),
    ];
    const mounted = ['unshare', '--mount', 'bash', '-ec', [...this.mounts, 'exec "$@"'].join('; '), 'x'];
    const [binary = '', ...rest] = this.mounts.length > 0 ? [...mounted, ...command] : command;
    return new Running(this.options.component, binary, rest, {
      env: { ...literals(this.container), K8S_NODE_NAME: 'node-1', ...this.options.secrets },
    });
  }

  /** Waits until it takes data. */
  async ready(running: Running): Promise<void> {
    await until(`the collector at ${this.address}`, async () => {
      running.assertAlive();
      return (await fetch(`http://${this.address}:${HEALTH}/`)).ok || undefined;
    });
  }

  /** Sum of what it counts about itself under a name, over all series that have some text in their labels. */
  async counted(name: string, having = ''): Promise<number> {
    const text = await (await fetch(`http://${this.address}:${TELEMETRY}/metrics`)).text();
    return text
      .split('\n')
      .filter((line) => [`${name}{`, `${name} `].some((start) => line.startsWith(start)) && line.includes(having))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }
}

/** A configuration with some of its pipelines, and nothing that they do not use. */
function only(config: Rendered, names: readonly string[]): Rendered {
  const pipelines = Object.fromEntries(
    names.map((name) => {
      const one = config.service.pipelines[name];
      return [name, { ...one, processors: one.processors.filter((id: string) => id !== 'k8s_attributes') }];
    }),
  );
  const used = (section: string) => {
    const ids = new Set(Object.values<Rendered>(pipelines).flatMap((one) => one[section]));
    return Object.fromEntries(Object.entries(config[section]).filter(([id]) => ids.has(id)));
  };
  const outside = (id: string) => !id.startsWith('k8s_');
  return {
    ...config,
    extensions: Object.fromEntries(Object.entries(config.extensions).filter(([id]) => outside(id))),
    receivers: used('receivers'),
    processors: used('processors'),
    exporters: used('exporters'),
    service: { ...config.service, extensions: config.service.extensions.filter(outside), pipelines },
  };
}
