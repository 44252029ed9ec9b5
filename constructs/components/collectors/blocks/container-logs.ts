import type { Processor, Receiver } from '../block';
import { LONGEST } from '../operator';
import { recordOperators } from '../record';
import { checkpoints } from './disk';
import { SEVERITY_AS_ATTRIBUTE } from './statements';

/** Where the kubelet lays out container logs: `<namespace>_<pod>_<uid>/<container>/<restarts>.log`. */
const POD_LOGS = '/var/log/pods';

/**
 * Every container's log, from the first line on and exactly where the last collector stopped. Partial lines are joined, and
 * so are the lines of one record; secrets are masked before anything else sees them; each format is taken apart.
 *
 * The container operator is not used: it hands lines over in the background, after they count as read, so that a killed
 * collector loses them. Here each batch is on disk before the next is read (see `SYNCHRONOUS` in `daemon.ts`).
 *
 * @param own names of the collector's own pods, `<namespace>_<prefix>`: reading its own errors would feed itself
 */
export function containerLogs(own: string): Receiver<'logs'> {
  return {
    kind: 'receiver',
    id: 'file_log/containers',
    carries: { logs: true },
    config: (host) => {
      const root = host.mounts({
        name: 'pod-logs',
        hostPath: POD_LOGS,
        path: POD_LOGS,
        type: 'Directory',
        writable: false,
      });
      return {
        // Rotated files too, as the kubelet names and compresses them: what was not read before is still there.
        include: [`${root}/*/*/*.log`, `${root}/*/*/*.log.*`],
        exclude: [`${root}/${own}-*/*/*`, `${root}/*/*/*.tmp`],
        compression: 'auto',
        start_at: 'beginning',
        storage: host.uses(checkpoints),
        include_file_name: false,
        include_file_path: true,
        poll_interval: '500ms',
        max_log_size: LONGEST,
        retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
        operators: recordOperators(),
      };
    },
  };
}

/** What the path of a file says of the container it is from, once a batch of its lines. */
export const containerOfFile: Processor<'parse', 'logs'> = {
  kind: 'processor',
  stage: 'parse',
  id: 'transform/container-of-file',
  carries: { logs: true },
  config: () => ({
    error_mode: 'ignore',
    log_statements: [
      {
        context: 'resource',
        statements: [
          `merge_maps(resource.cache, ExtractPatterns(resource.attributes["log.file.path"], "/(?P<namespace>[^_/]+)_(?P<pod>[^_/]+)_(?P<uid>[^/]+)/(?P<container>[^/]+)/(?P<restarts>\\\\d+)[^/]*$$"), "upsert")`,
          ...Object.entries({
            'k8s.namespace.name': 'namespace',
            'k8s.pod.name': 'pod',
            'k8s.pod.uid': 'uid',
            'k8s.container.name': 'container',
            'k8s.container.restart_count': 'restarts',
          }).map(([attribute, group]) => `set(resource.attributes["${attribute}"], resource.cache["${group}"])`),
          'delete_key(resource.attributes, "log.file.path")',
        ],
      },
    ],
  }),
};

/** What records of all formats say alike: their severity as a field that is asked for, and how long something took in seconds. */
export const alikeFields: Processor<'parse', 'logs'> = {
  kind: 'processor',
  stage: 'parse',
  id: 'transform/alike-fields',
  carries: { logs: true },
  config: () => ({
    error_mode: 'ignore',
    log_statements: [
      {
        context: 'log',
        statements: [
          SEVERITY_AS_ATTRIBUTE,
          'set(log.attributes["duration_seconds"], String(Double(log.attributes["duration_milliseconds"]) / 1000.0)) where log.attributes["duration_milliseconds"] != nil',
          'delete_key(log.attributes, "duration_milliseconds") where log.attributes["duration_milliseconds"] != nil',
        ],
      },
    ],
  }),
};
