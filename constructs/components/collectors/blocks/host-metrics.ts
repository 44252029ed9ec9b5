import type { Receiver } from '../block';
import { hostRoot } from './host-root';

/** File systems that hold no data of their own. */
const PSEUDO_FILE_SYSTEMS = [
  'autofs',
  'binfmt_misc',
  'bpf',
  'cgroup2?',
  'configfs',
  'debugfs',
  'devpts',
  'devtmpfs',
  'fusectl',
  'hugetlbfs',
  'mqueue',
  'nsfs',
  'overlay',
  'proc',
  'procfs',
  'pstore',
  'rpc_pipefs',
  'securityfs',
  'selinuxfs',
  'squashfs',
  'sysfs',
  'tmpfs',
  'tracefs',
];

/**
 * The node's CPU, load, memory, disks, file systems, paging, processes and uptime: the node's and not the container's. Its network is in
 * {@link hostNetworkMetrics}.
 */
export function hostMetrics(interval: string): Receiver<'metrics'> {
  return {
    kind: 'receiver',
    id: 'host_metrics',
    carries: { metrics: true },
    config: (host) => ({
      root_path: host.mounts(hostRoot),
      collection_interval: interval,
      scrapers: {
        cpu: { metrics: enabled('system.cpu.utilization', 'system.cpu.logical.count') },
        load: {},
        memory: {
          metrics: enabled(
            'system.linux.memory.available',
            'system.memory.limit',
            // Where virtual machines live; what is set aside for them is neither used nor free.
            'system.memory.linux.hugepages.limit',
            'system.memory.linux.hugepages.usage',
            'system.memory.utilization',
          ),
        },
        disk: { exclude: { devices: ['^(loop|ram)\\d+$'], match_type: 'regexp' } },
        filesystem: {
          metrics: enabled('system.filesystem.utilization'),
          exclude_fs_types: { fs_types: PSEUDO_FILE_SYSTEMS.map((name) => `^${name}$`), match_type: 'regexp' },
          exclude_mount_points: {
            mount_points: ['^/var/lib/(kubelet|containerd|docker|containers)/.+'],
            match_type: 'regexp',
          },
        },
        paging: { metrics: enabled('system.paging.utilization') },
        processes: {},
        system: {},
      },
    }),
  };
}

function enabled(...names: string[]): Record<string, { enabled: true }> {
  return Object.fromEntries(names.map((name) => [name, { enabled: true }]));
}
