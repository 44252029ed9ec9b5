import type { Rendered } from '../trees';
import type { Cluster } from './cluster';
import { NODE_NAME, type Pod } from './kubelet';

/** Sets fields of an object's status, as the controller does that does not run here. */
export function setStatus(cluster: Cluster, kind: string, name: string, namespace: string, status: object): void {
  const where = namespace === '' ? [] : ['-n', namespace];
  const patch = JSON.stringify({ status });
  cluster.kubectl('patch', kind, name, ...where, '--subresource=status', '--type=merge', '-p', patch);
}

/** A status of a pod that runs. */
export function running(address: string, containers: readonly string[]) {
  const since = '2026-11-24T00:00:00Z';
  return {
    phase: 'Running',
    podIP: address,
    podIPs: [{ ip: address }],
    hostIP: address,
    startTime: since,
    conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
      type,
      status: 'True',
      lastTransitionTime: since,
    })),
    containerStatuses: containers.map((name) => ({
      name,
      image: 'example.org/application:1.0.0',
      imageID: 'sha256:0',
      containerID: `containerd://${name}`,
      ready: true,
      started: true,
      restartCount: 1,
      state: { running: { startedAt: since } },
      lastState: { terminated: { exitCode: 1, reason: 'Error', startedAt: since, finishedAt: since } },
    })),
  };
}

/**
 * Tells the API server of a pod that runs here, and of the addresses behind the Services that select it, as its kubelet
 * and the controller of endpoints would.
 */
export function announce(cluster: Cluster, pod: Pod, workload: string): void {
  const { spec } = cluster.get(workload, '-n', 'monitoring');
  const { metadata, spec: podSpec } = spec.template;
  const containers: Rendered[] = podSpec.containers.map(({ name, image, ports }: Rendered) => ({ name, image, ports }));
  cluster.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: pod.name, namespace: 'monitoring', labels: metadata.labels },
    spec: { nodeName: NODE_NAME, hostNetwork: podSpec.hostNetwork, containers },
  });
  const names = containers.map(({ name }) => name);
  setStatus(cluster, 'pod', pod.name, 'monitoring', running(pod.address, names));
  const services: Rendered[] = cluster.get('services', '-n', 'monitoring').items;
  const selecting = services.filter(({ spec: { selector } }) =>
    Object.entries(selector ?? {}).every(([key, value]) => metadata.labels[key] === value),
  );
  cluster.apply(
    ...selecting.map(({ metadata: { name, labels }, spec: { ports } }) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: `${name}-${pod.name}`,
        namespace: 'monitoring',
        labels: { ...labels, 'kubernetes.io/service-name': name },
      },
      addressType: 'IPv4',
      endpoints: [
        {
          addresses: [pod.address],
          conditions: { ready: true },
          nodeName: NODE_NAME,
          targetRef: { kind: 'Pod', name: pod.name, namespace: 'monitoring' },
        },
      ],
      ports: ports.map(({ name: port, port: number, protocol }: Rendered) => ({ name: port, port: number, protocol })),
    })),
  );
}
