import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { objects, type Rendered } from '../trees';
import { literals, program, Running } from './process';

/**
 * The rendered pipeline of container logs as the real collector runs it, but for what needs a cluster: it reads
 * `<folder>/pods`, keeps its disk in `<folder>/disk`, and its records have no labels of pods.
 */
export class LogsPipeline {
  private readonly container: Rendered;
  private readonly path: string;

  /**
   * @param exporters makes the exporters of the pipeline of the rendered one
   * @param change anything else that is particular to a run
   */
  constructor(
    folder: string,
    exporters: (loki: Rendered) => Readonly<Record<string, Rendered>>,
    change: (config: Rendered) => Rendered = (config) => config,
  ) {
    const daemon = (kind: string) =>
      objects('lab', kind).find(({ metadata }) => metadata.name === 'daemon-collector') as Rendered;
    [this.container] = daemon('DaemonSet').spec.template.spec.containers;
    const config = load(daemon('ConfigMap').data['config.yaml']) as Rendered;
    const logs = config.service.pipelines['logs/containers'];
    const processors = logs.processors.filter((id: string) => id !== 'k8s_attributes');
    const made = exporters(config.exporters['otlp_http/loki']);
    const pick = (section: Rendered, ids: string[]) => Object.fromEntries(ids.map((id) => [id, section[id]]));
    const extensions = ['file_storage/checkpoints', 'file_storage/queue'];
    const text = JSON.stringify(
      change({
        extensions: pick(config.extensions, extensions),
        receivers: pick(config.receivers, logs.receivers),
        processors: pick(config.processors, processors),
        exporters: made,
        service: {
          extensions,
          pipelines: { 'logs/containers': { ...logs, processors, exporters: Object.keys(made) } },
          telemetry: { metrics: { level: 'none' } },
        },
      }),
    );
    this.path = join(folder, 'config.yaml');
    writeFileSync(
      this.path,
      text.replaceAll('/var/log/pods', join(folder, 'pods')).replaceAll('/var/lib/otelcol', join(folder, 'disk')),
    );
  }

  /** Starts the collector with the arguments and the environment of its manifest. */
  start(): Running {
    const { args } = this.container;
    const rest = args.filter((arg: string) => !arg.startsWith('--config='));
    return new Running('collector', program('otelcol'), [`--config=${this.path}`, ...rest], {
      env: literals(this.container),
    });
  }
}
