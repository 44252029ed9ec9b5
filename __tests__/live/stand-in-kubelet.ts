import { createServer, type Server } from 'node:https';
import type { Cluster } from './cluster';
import { NODE_NAME } from './kubelet';

const time = () => new Date().toISOString();
const cpu = () => ({ time: time(), usageNanoCores: 250_000_000, usageCoreNanoSeconds: 12_000_000_000 });
const memory = () => ({
  time: time(),
  availableBytes: 2 ** 20,
  usageBytes: 2 ** 24,
  workingSetBytes: 2 ** 23,
  rssBytes: 2 ** 22,
  pageFaults: 7,
  majorPageFaults: 1,
});
const disk = () => ({ time: time(), availableBytes: 2 ** 30, capacityBytes: 2 ** 31, usedBytes: 2 ** 30 });
const startTime = '2026-11-24T00:00:00Z';

/** One pod with a claim, as the summary and the list of pods have it. */
const POD = { name: 'store-0', namespace: 'shop', uid: '00000000-0000-4000-8000-000000000001' };

function summary() {
  return {
    node: { nodeName: NODE_NAME, startTime, cpu: cpu(), memory: memory(), fs: disk() },
    pods: [
      {
        podRef: POD,
        startTime,
        cpu: cpu(),
        memory: memory(),
        network: { time: time(), name: 'eth0', rxBytes: 1, rxErrors: 0, txBytes: 2, txErrors: 0 },
        'ephemeral-storage': disk(),
        containers: [{ name: 'main', startTime, cpu: cpu(), memory: memory(), rootfs: disk(), logs: disk() }],
        volume: [
          {
            ...disk(),
            name: 'data',
            inodes: 100,
            inodesFree: 90,
            inodesUsed: 10,
            pvcRef: { name: 'data-store-0', namespace: 'shop' },
          },
        ],
      },
    ],
  };
}

function pods() {
  const resources = { requests: { cpu: '500m', memory: '32Mi' }, limits: { cpu: '1', memory: '64Mi' } };
  return {
    kind: 'PodList',
    apiVersion: 'v1',
    items: [
      {
        metadata: POD,
        spec: {
          containers: [{ name: 'main', resources }],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-store-0' } }],
        },
        status: { containerStatuses: [{ name: 'main', containerID: 'containerd://1' }] },
      },
    ],
  };
}

const METRICS = `# TYPE kubelet_running_pods gauge
kubelet_running_pods 1
# TYPE kubelet_volume_stats_used_bytes gauge
kubelet_volume_stats_used_bytes{namespace="shop",persistentvolumeclaim="data-store-0"} 1
`;
const labels = 'container="main",id="/kubepods/x",image="i",name="1",namespace="shop",pod="store-0"';
const CADVISOR = `# TYPE container_cpu_cfs_throttled_seconds_total counter
container_cpu_cfs_throttled_seconds_total{${labels}} 3
container_cpu_cfs_throttled_seconds_total{container="",id="/system.slice",image="",name="",namespace="",pod=""} 4
# TYPE container_memory_working_set_bytes gauge
container_memory_working_set_bytes{${labels}} 8388608
`;

/**
 * Answers where the kubelet of the node is, in the form of its documented interface, with the certificate of the API
 * server, which is that of the node here. Whoever has no token is refused.
 */
export function startKubelet(cluster: Cluster): Server {
  const server = createServer(cluster.serving, (request, response) => {
    if (!request.headers.authorization?.startsWith('Bearer ')) return response.writeHead(401).end();
    const { pathname } = new URL(request.url ?? '', 'https://kubelet');
    const answers: Readonly<Record<string, () => unknown>> = {
      '/stats/summary': summary,
      '/pods': pods,
      '/metrics': () => METRICS,
      '/metrics/cadvisor': () => CADVISOR,
    };
    const answer = answers[pathname]?.();
    if (answer === undefined) return response.writeHead(404).end();
    const text = typeof answer === 'string';
    response.writeHead(200, { 'content-type': text ? 'text/plain; version=0.0.4' : 'application/json' });
    return response.end(text ? answer : JSON.stringify(answer));
  });
  return server.listen(10_250, cluster.apiServer.host);
}
