import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cluster } from './cluster';
import { NODE_NAME } from './kubelet';

/** A pod of some application, as the API server knows it. */
export interface ApplicationPod {
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
  readonly uid: string;
}

/** Makes a pod object on the node. Nothing runs in it; its logs are written by {@link writeLog}. */
export function applicationPod(
  cluster: Cluster,
  namespace: string,
  name: string,
  container: string,
  labels: Readonly<Record<string, string>>,
  address?: string,
): ApplicationPod {
  cluster.apply(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace, name, labels },
      spec: { nodeName: NODE_NAME, containers: [{ name: container, image: 'example.org/application:1.0.0' }] },
    },
  );
  if (address !== undefined) {
    const status = { phase: 'Running', podIP: address, podIPs: [{ ip: address }] };
    cluster.kubectl(
      'patch',
      'pod',
      name,
      '-n',
      namespace,
      '--subresource=status',
      '--type=merge',
      '-p',
      JSON.stringify({ status }),
    );
  }
  return { namespace, name, container, uid: cluster.get('pod', name, '-n', namespace).metadata.uid };
}

/** How a container runtime writes a line: `containerd` cuts long ones in pieces of 16 KiB, and so does CRI-O; their times differ. */
export type Runtime = 'containerd' | 'cri-o';

const PIECE = 16 * 1024;

/** Appends lines to a pod's log below a folder that is laid out like `/var/log/pods`. */
export function writeLog(folder: string, pod: ApplicationPod, runtime: Runtime, lines: readonly string[]): void {
  const path = join(folder, `${pod.namespace}_${pod.name}_${pod.uid}`, pod.container, '0.log');
  mkdirSync(dirname(path), { recursive: true });
  const stamp = new Date().toISOString();
  const time = runtime === 'containerd' ? stamp.replace('Z', '123456Z') : stamp.replace('Z', '123456+00:00');
  const records = lines.flatMap((line) => {
    const pieces = line.match(new RegExp(`.{1,${PIECE}}`, 'gs')) ?? [''];
    return pieces.map((piece, index) => `${time} stderr ${index < pieces.length - 1 ? 'P' : 'F'} ${piece}\n`);
  });
  appendFileSync(path, records.join(''));
}
