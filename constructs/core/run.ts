import type { k8s } from 'cdk8s-plus-28';
import type { ConfigFiles } from './config-files';

/** Priority of what stores and shows telemetry: above ordinary workloads, which it is there to explain. */
export const PRIORITY_CLASS = 'genestack-observability';

/** The pod's own address in the environment variable `POD_IP`, for programs that tell others where they are. */
export const POD_IP: k8s.EnvVar = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

/** CPU and memory a container asks for. Memory is also its limit; CPU has none, because throttling loses telemetry. */
export interface Resources {
  /** Kubernetes CPU quantity: `100m`, `2`. */
  readonly cpu: string;
  /** Kubernetes memory quantity that the container is sure to get: `256Mi`. */
  readonly memory: string;
  /** Memory above which the container is killed. */
  readonly memoryLimit: string;
}

/** An HTTP check of a container's health, on one of the part's ports. */
export interface Probe {
  readonly port: number;
  readonly path: string;
  /** Seconds a container may take to answer for the first time. */
  readonly startupSeconds: number;
  /** Whether a failing check restarts the container too; a check that says "not ready yet" should not. */
  readonly restarts: boolean;
}

/** A folder of the node seen inside the container. */
export interface HostFolder {
  readonly name: string;
  readonly hostPath: string;
  readonly path: string;
  readonly type: 'Directory' | 'DirectoryOrCreate';
  readonly writable: boolean;
  /** Mounts made on the node later appear in the container too. */
  readonly followsMounts?: boolean;
}

/** A volume claim that survives the deletion of its workload. */
export interface Storage {
  readonly size: string;
  /** The cluster's default class if not given. */
  readonly storageClass?: string | undefined;
  readonly path: string;
}

/** A departure from the hardened security context, with the reason that is written on the pod. */
export interface SecurityException {
  readonly reason: string;
  readonly runAsRoot?: boolean;
  readonly capabilities?: readonly string[];
  readonly hostNetwork?: boolean;
  readonly hostPid?: boolean;
}

/** Where pods may run. */
export interface Placement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly k8s.Toleration[];
}

/** What a part runs: one hardened container in a workload. Ports, account, environment and volumes derive from what the part records. */
export interface Run {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  /** Meaningless for a DaemonSet. */
  readonly replicas: number;
  readonly image: string;
  readonly args: readonly string[];
  readonly environment?: readonly k8s.EnvVar[];
  readonly resources: Resources;
  /** Share of the memory limit under which Go's garbage collector keeps what it can. Default: 0.9. */
  readonly goMemoryShare?: number;
  readonly probe: Probe;
  /** Configuration, mounted read-only at a folder; a change of it replaces the pods. */
  readonly config?: { readonly files: ConfigFiles; readonly path: string }[];
  /** Folders the program may write to and that go with the pod. */
  readonly scratch?: readonly string[];
  readonly storage?: Storage;
  /** User and group id the image is made for. */
  readonly user: number;
  readonly exception?: SecurityException;
  readonly placement: Placement;
  readonly priorityClass: string;
  readonly graceSeconds: number;
  /** `Recreate` ends the old pod before the new one starts: never two. */
  readonly strategy?: 'RollingUpdate' | 'Recreate';
}
