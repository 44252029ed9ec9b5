import type { Receiver } from '../block';
import { checkpoints } from './disk';

/** Where the kubelet lays out container logs: `<namespace>_<pod>_<uid>/<container>/<restarts>.log`. */
const POD_LOGS = '/var/log/pods';

/**
 * Every container's log, from the first line on and exactly where the last collector stopped. Both CRI formats are
 * recognised line by line, partial lines are joined, and pod, namespace, uid and container are read from the path.
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
        include: [`${root}/*/*/*.log`],
        exclude: [`${root}/${own}-*/*/*.log`],
        start_at: 'beginning',
        storage: host.uses(checkpoints),
        include_file_name: false,
        include_file_path: true,
        poll_interval: '500ms',
        max_log_size: '1MiB',
        retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
        operators: [{ type: 'container', id: 'container-parser', max_log_size: 1024 * 1024 }],
      };
    },
  };
}
