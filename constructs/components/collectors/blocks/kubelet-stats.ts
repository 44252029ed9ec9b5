import type { Endpoint } from '../../../core/endpoint';
import { grant } from '../../../core/grant';
import type { Processor, Receiver } from '../block';
import { NODE_NAME } from './kubernetes-metadata';

/** Environment variable with the address of the node the pod runs on. */
export const NODE_ADDRESS = 'K8S_NODE_IP';

/** What of the node {@link hostMetrics} tells in more detail. */
const OF_THE_HOST = [
  'k8s.node.cpu.time',
  'k8s.node.filesystem.available',
  'k8s.node.filesystem.capacity',
  'k8s.node.filesystem.usage',
  'k8s.node.network.errors',
  'k8s.node.network.io',
];

/** Shares of what was asked for and of what is allowed, and ages: what alerts ask about. */
const MORE = [
  'container.uptime',
  'k8s.container.cpu_limit_utilization',
  'k8s.container.cpu_request_utilization',
  'k8s.container.memory_limit_utilization',
  'k8s.container.memory_request_utilization',
  'k8s.node.uptime',
  'k8s.pod.uptime',
];

/**
 * What the kubelet of the same node knows of the node, its pods, their containers and volumes. The one source of their
 * CPU, memory, disk and network: of cAdvisor only what is not here is kept.
 *
 * @param certificates whether the kubelet's certificate has to be signed by the cluster's authority
 */
export function kubeletStats(
  kubelet: Endpoint<'kubelet'>,
  certificates: 'cluster' | 'any',
  interval: string,
): Receiver<'metrics'> {
  return {
    kind: 'receiver',
    id: 'kubelet_stats',
    carries: { metrics: true },
    config: (host) => {
      host.reaches(kubelet);
      // The kubelet asks for these two and not for `nodes/proxy`, with which commands could be run in every pod.
      host.may(grant(['get'], ['nodes/stats', 'nodes/pods']));
      return {
        auth_type: 'serviceAccount',
        endpoint: `https://\${env:${NODE_ADDRESS}}:${kubelet.port.number}`,
        ...(certificates === 'any' ? { insecure_skip_verify: true } : {}),
        node: `\${env:${NODE_NAME}}`,
        collection_interval: interval,
        metric_groups: ['node', 'pod', 'container', 'volume'],
        // Names the claim of a volume, too.
        extra_metadata_labels: ['k8s.volume.type'],
        metrics: {
          ...Object.fromEntries(OF_THE_HOST.map((name) => [name, { enabled: false }])),
          ...Object.fromEntries(MORE.map((name) => [name, { enabled: true }])),
        },
      };
    },
  };
}

/** Counts whose unit the receiver gives as 1, which would make them ratios in Prometheus. */
const COUNTS = { page_faults$: '{fault}', '[.]inodes': '{inode}' };

/** Gives counts the unit of what they count, so that their names do not end in `_ratio`. */
export const kubeletUnits: Processor<'enrich', 'metrics'> = {
  kind: 'processor',
  stage: 'enrich',
  id: 'transform/kubelet-units',
  carries: { metrics: true },
  config: () => ({
    error_mode: 'ignore',
    metric_statements: [
      {
        context: 'metric',
        statements: Object.entries(COUNTS).map(
          ([end, unit]) => `set(metric.unit, "${unit}") where IsMatch(metric.name, "${end}")`,
        ),
      },
    ],
  }),
};
