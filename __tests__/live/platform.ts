import { Resolver } from 'node:dns/promises';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import type { Cluster } from './cluster';
import { running, setStatus } from './endpoints';
import { NODE_NAME } from './kubelet';
import { program, Running, until } from './process';

/**
 * Starts what a platform brings and the tree only watches: the real programs, listening where kubespray has them. They end
 * with the cluster; the server that is returned has to be closed.
 */
export async function startPlatform(cluster: Cluster): Promise<Server> {
  startControllers(cluster);
  startScheduler(cluster);
  await startDns(cluster);
  return startProxy(cluster);
}

/** Flags of a program of the control plane that listens at the address of the node and lets in whom the API server knows. */
function listening(cluster: Cluster, name: string, port: number): string[] {
  const config = cluster.kubeconfig;
  return [
    `--kubeconfig=${config}`,
    `--authentication-kubeconfig=${config}`,
    `--authorization-kubeconfig=${config}`,
    `--bind-address=${cluster.apiServer.host}`,
    `--secure-port=${port}`,
    `--cert-dir=${join(cluster.folder, name)}`,
    '--authentication-skip-lookup',
    '--leader-elect=false',
  ];
}

function startControllers(cluster: Cluster): void {
  const name = 'kube-controller-manager';
  const flags = [
    ...listening(cluster, name, 10_257),
    // Others would change what the tests say of objects.
    '--controllers=node-lifecycle-controller',
    // No kubelet tells that the node is well.
    '--node-monitor-grace-period=1h',
  ];
  cluster.runs(new Running(name, program(name), flags));
}

/** The scheduler, with a pod that it finds a node for and one that it does not. */
function startScheduler(cluster: Cluster): void {
  const name = 'kube-scheduler';
  cluster.runs(new Running(name, program(name), listening(cluster, name, 10_259)));
  const pod = (pod: string, spec: object) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: pod, namespace: 'shop' },
    spec: { containers: [{ name: 'main', image: 'example.org/application:1.0.0' }], ...spec },
  });
  cluster.apply(
    pod('placed', { tolerations: [{ operator: 'Exists' }] }),
    pod('waiting', { nodeSelector: { disk: 'none-has-it' } }),
  );
}

/** kube-proxy, whose rules are those of a network of its own; its metrics are at the address of the node. */
async function startProxy(cluster: Cluster): Promise<Server> {
  const { namespace, address } = cluster.connect('kube-proxy', []);
  const port = 10_249;
  const flags = [
    `--kubeconfig=${cluster.kubeconfig}`,
    `--hostname-override=${NODE_NAME}`,
    '--proxy-mode=nftables',
    `--metrics-bind-address=${address}:${port}`,
    '--healthz-bind-address=127.0.0.1:10256',
    // Settings of the kernel that are no network's own.
    '--conntrack-max-per-core=0',
    '--conntrack-tcp-timeout-established=0s',
    '--conntrack-tcp-timeout-close-wait=0s',
  ];
  const proxy = new Running('kube-proxy', 'ip', ['netns', 'exec', namespace, program('kube-proxy'), ...flags]);
  cluster.runs(proxy);
  const relay = createServer((socket) => {
    const further = connect(port, address);
    pipeline(socket, further, socket, () => undefined);
  });
  relay.listen(port, cluster.apiServer.host);
  await until('kube-proxy', async () => {
    proxy.assertAlive();
    return (await fetch(`http://${address}:${port}/healthz`)).ok || undefined;
  });
  // How long a change takes to reach a node is counted from when it is said to have happened.
  cluster.apply({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: 'web',
      namespace: 'shop',
      labels: { 'kubernetes.io/service-name': 'web' },
      annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': new Date().toISOString() },
    },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.0.0.9'], conditions: { ready: true } }],
    ports: [{ port: 80 }],
  });
  return relay;
}

/** CoreDNS, asked twice for a name of the cluster's and one of others. */
async function startDns(cluster: Cluster): Promise<void> {
  const { namespace, address } = cluster.connect('coredns', []);
  const file = join(cluster.folder, 'Corefile');
  writeFileSync(
    file,
    `.:53 {
      errors
      health
      ready
      kubernetes cluster.local in-addr.arpa {
        kubeconfig ${cluster.kubeconfig}
      }
      prometheus :9153
      forward . 127.0.0.1:5353
      cache 30
      reload
      loadbalance
    }
    .:5353 {
      hosts {
        192.0.2.1 example.org
      }
    }`,
  );
  const dns = new Running('coredns', 'ip', ['netns', 'exec', namespace, program('coredns'), '-conf', file]);
  cluster.runs(dns);
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'coredns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
    spec: { nodeName: NODE_NAME, containers: [{ name: 'coredns', image: 'example.org/coredns:1.15.0' }] },
  });
  setStatus(cluster, 'pod', 'coredns', 'kube-system', running(address, ['coredns']));
  const resolver = new Resolver({ timeout: 1000 });
  resolver.setServers([address]);
  await until('the DNS', async () => {
    dns.assertAlive();
    return resolver.resolve4('kubernetes.default.svc.cluster.local');
  });
  for (const name of ['example.org', 'example.org', 'absent.default.svc.cluster.local'])
    await resolver.resolve4(name).catch(() => undefined);
}
