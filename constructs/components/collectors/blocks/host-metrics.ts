import type { Processor, Receiver } from '../block';
import { hostRoot } from './host-root';
import { NODE_NAME } from './kubernetes-metadata';

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
 * The node's CPU, memory, disks, file systems, paging and processes: the node's and not the container's. Its network is in
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
        cpu: { metrics: enabled('system.cpu.utilization') },
        load: {},
        memory: { metrics: enabled('system.memory.utilization') },
        disk: { exclude: { devices: ['^(loop|ram)\\d+$'], match_type: 'regexp' } },
        filesystem: {
          metrics: enabled('system.filesystem.utilization'),
          exclude_fs_types: { fs_types: PSEUDO_FILE_SYSTEMS.map((name) => `^${name}$`), match_type: 'regexp' },
          exclude_mount_points: {
            mount_points: ['^/var/lib/(kubelet|containerd|docker|containers)/.+'],
            match_type: 'regexp',
          },
        },
        paging: {},
        processes: {},
      },
    }),
  };
}

function enabled(...names: string[]): Record<string, { enabled: true }> {
  return Object.fromEntries(names.map((name) => [name, { enabled: true }]));
}

/** One series a node: job and instance from the resource, and the node's name as a label as Kubernetes metrics have it. */
export const hostIdentity: Processor<'enrich', 'metrics'> = {
  kind: 'processor',
  stage: 'enrich',
  id: 'transform/host-identity',
  carries: { metrics: true },
  config: () => ({
    error_mode: 'ignore',
    metric_statements: [
      {
        context: 'resource',
        statements: [
          'set(resource.attributes["service.name"], "host-metrics")',
          `set(resource.attributes["service.instance.id"], "\${env:${NODE_NAME}}")`,
        ],
      },
      { context: 'datapoint', statements: [`set(datapoint.attributes["node"], "\${env:${NODE_NAME}}")`] },
    ],
  }),
};
