import { images } from '../../config/images';
import { merge } from '../../config/merge';
import type { Settings } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Part } from '../../core/part';
import { type Placement, PRIORITY_CLASS, type Resources } from '../../core/run';
import type { Signals } from '../../watch/metric';
import type { Block, Extension, Host } from './block';
import { DISK } from './blocks/disk';
import { HEALTH_PORT, healthCheck } from './blocks/health-check';
import { NODE } from './blocks/kubernetes-metadata';
import { REFUSED_ABOVE } from './blocks/memory-limiter';
import type { Pipeline } from './pipeline';
import { pipelineAlerts } from './pipeline-alerts';
import { collectorSignals, passingSignals } from './signals/collector';
import { collectorVitals } from './vitals';

/** A section of the configuration, by what is in it. */
type Section = Block['kind'] | 'connector';

interface Running {
  readonly resources: Resources;
  readonly settings: Settings;
}

interface OnVolume {
  readonly queue: string;
  readonly storageClass: string | undefined;
  readonly placement: Placement;
}

/**
 * Garbage for each hundred bytes in use before it is collected. A collector uses little at a time and makes much garbage:
 * with Go's own 100, a third of its work is collecting.
 */
const GARBAGE = '400';

/** Where every collector tells about itself. */
const TELEMETRY_PORT = 8888;

/**
 * A collector is its pipelines: the configuration, and everything the blocks in them need of the pod, follow from these.
 * What differs between the daemon and the deployment is said in their own files.
 */
export abstract class Collector extends Component {
  protected readonly pods: Part;

  /** @param more what it tells of itself besides what every collector does */
  constructor(
    site: Site,
    name: string,
    options: Parameters<Component['part']>[0] = {},
    private readonly more: Signals = {},
  ) {
    super(site, name);
    this.pods = this.part(options);
  }

  /** What every collector runs as, with these pipelines. */
  protected program(pipelines: readonly Pipeline[], { resources, settings }: Running) {
    const files = this.configures(this.name, { 'config.yaml': this.settingsOf(pipelines, settings) });
    const carried = [...new Set(pipelines.map(({ signal }) => signal))].sort();
    this.alerts.push(pipelineAlerts(this.name, carried));
    this.vitals.push(...collectorVitals(this.name, carried));
    const passing = passingSignals(this.name);
    const signals = Object.assign(
      {},
      collectorSignals(this.name),
      ...carried.map((signal) => passing[signal]),
      this.more,
    );
    this.pods.exposes({ name: 'metrics', port: TELEMETRY_PORT }, { signals });
    return {
      image: images.collector,
      args: ['--config=/etc/otelcol/config.yaml'],
      environment: [NODE, { name: 'GOGC', value: GARBAGE }],
      // Garbage goes before it is taken for data that waits.
      goMemoryShare: REFUSED_ABOVE,
      resources,
      probe: { port: HEALTH_PORT, path: '/', startupSeconds: 120, restarts: true },
      config: [{ files, path: '/etc/otelcol' }],
      graceSeconds: 60,
    };
  }

  /** The same with a volume of its own, which what waits is kept on, and no right on the node. */
  protected programWithVolume(pipelines: readonly Pipeline[], props: Running & OnVolume) {
    return {
      ...this.program(pipelines, props),
      storage: { size: props.queue, storageClass: props.storageClass, path: DISK },
      user: 10001,
      placement: props.placement,
      priorityClass: PRIORITY_CLASS,
    };
  }

  /** The collector's configuration, complete, with the settings of the environment merged last. */
  private settingsOf(all: readonly Pipeline[], settings: Settings): unknown {
    // What no backend is there for is not collected.
    const collecting = all.filter(({ exporters }) => exporters.length > 0);
    const behind = collecting.flatMap(({ exporters }) => exporters.flatMap(({ into = [] }) => into));
    const pipelines = [...collecting, ...behind];
    const configs = new Map<Section, Map<string, unknown>>();
    const extensions: string[] = [];
    const add = (block: Block): string => {
      const name = block.connector === true ? 'connector' : block.kind;
      const section = configs.get(name) ?? new Map<string, unknown>();
      configs.set(name, section);
      if (!section.has(block.id)) section.set(block.id, block.config(host));
      return block.id;
    };
    const host: Host = {
      calls: (endpoint) => this.pods.calls(endpoint),
      callsEach: (endpoint) => this.pods.callsEach(endpoint),
      reaches: (endpoint) => this.pods.reaches(endpoint),
      may: (...grants) => this.pods.may(...grants),
      mounts: (folder) => this.pods.mounts(folder),
      needs: (secret) => this.pods.needs(secret),
      needsFiles: (folder) => this.pods.needsFiles(folder),
      uses: (extension: Extension) => {
        const id = add(extension);
        if (!extensions.includes(id)) extensions.push(id);
        return id;
      },
    };
    host.uses(healthCheck);
    const service = Object.fromEntries(
      pipelines.map(({ id, receivers, processors, exporters }) => [
        id,
        { receivers: receivers.map(add), processors: processors.map(add), exporters: exporters.map(add) },
      ]),
    );
    const section = (kind: Section) => Object.fromEntries(configs.get(kind) ?? []);
    const config = {
      extensions: section('extension'),
      receivers: section('receiver'),
      processors: section('processor'),
      exporters: section('exporter'),
      ...(configs.has('connector') ? { connectors: section('connector') } : {}),
      service: {
        extensions,
        pipelines: service,
        telemetry: {
          logs: { encoding: 'json' },
          metrics: {
            level: 'normal',
            readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: TELEMETRY_PORT } } } }],
          },
        },
      },
    };
    return merge(config, settings);
  }
}
