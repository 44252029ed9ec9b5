import { images } from '../../config/images';
import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { HostFolder } from '../../core/run';
import { without } from '../../core/scrape';
import { hardwareSignals } from './hardware-signals';
import { nodeExporterSignals } from './signals';

type NodeExporterSettings = Environment['nodeExporter'];

export interface NodeExporterProps extends NodeExporterSettings {
  /** Addresses of the nodes, which its pods share. */
  readonly nodeCidrs: readonly string[];
}

const PORT = 9100;

const root: HostFolder = {
  name: 'root',
  hostPath: '/',
  path: '/host',
  type: 'Directory',
  writable: false,
  followsMounts: true,
};

/** Folder of the node in which other programs leave metrics as text files ending in `.prom`. */
const textFiles: HostFolder = {
  name: 'text-files',
  hostPath: '/opt/node_exporter/textfile_collector',
  path: '/var/lib/node_exporter/textfile_collector',
  type: 'DirectoryOrCreate',
  writable: false,
};

/** What the daemon collector asks here and writes as `system_network_*`. */
const OF_THE_COLLECTOR = 'node_network_(receive|transmit)_(bytes|packets|errs|drop)_total';

/** What the kernel of each node knows in more detail than the collector tells, and metrics that scripts leave on the node. */
export class NodeExporter extends Component {
  /** The metrics of the caller's own node. */
  readonly metrics: Endpoint<'openmetrics'>;

  constructor(site: Site, { resources, nodeCidrs }: NodeExporterProps) {
    super(site, 'node-exporter');
    const pods = this.part({ locations: [{ kind: 'addresses', cidrs: nodeCidrs }], service: { sameNode: true } });
    this.metrics = pods.exposes(
      { name: 'metrics', port: PORT },
      { samples: [without(OF_THE_COLLECTOR)], signals: { ...nodeExporterSignals, ...hardwareSignals } },
    );
    const host = pods.mounts(root);
    pods.runs({
      kind: 'DaemonSet',
      replicas: 1,
      image: images.nodeExporter,
      args: [
        `--web.listen-address=:${PORT}`,
        `--path.rootfs=${host}`,
        `--path.procfs=${host}/proc`,
        `--path.sysfs=${host}/sys`,
        `--path.udev.data=${host}/run/udev/data`,
        `--collector.textfile.directory=${pods.mounts(textFiles)}`,
        '--collector.filesystem.mount-points-exclude=^/(dev|proc|sys|run/k3s/containerd/.+|var/lib/(docker|containerd|containers/storage|kubelet/pods)/.+)($|/)',
        '--collector.netclass.ignored-devices=^(veth|cali|lxc|tap|qbr|qvb|qvo).*$',
        '--collector.netdev.device-exclude=^(veth|cali|lxc|tap|qbr|qvb|qvo).*$',
      ],
      resources,
      probe: { port: PORT, path: '/', startupSeconds: 60, restarts: true },
      user: 65534,
      exception: {
        reason: "the node's interfaces and processes are seen only from its own network and process namespaces",
        hostNetwork: true,
        hostPid: true,
      },
      // Every node, whatever it is tainted with.
      placement: { nodeSelector: {}, tolerations: [{ operator: 'Exists' }] },
      priorityClass: 'system-node-critical',
      graceSeconds: 30,
    });
  }
}
