import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rendered } from '../trees';
import type { Cluster } from './cluster';
import { cpuOf, memoryOf, program, Running, run, until } from './process';

/** The program in place of each image, by the last part of the image's name. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'opentelemetry-collector-contrib': 'otelcol',
  loki: 'loki',
  tempo: 'tempo',
  prometheus: 'prometheus',
  'prometheus-operator': 'operator',
  'prometheus-config-reloader': 'prometheus-config-reloader',
  'node-exporter': 'node_exporter',
};

export interface PodOptions {
  /** Folders of this machine that stand for folders of the node; those not named are the machine's own. */
  readonly hostFolders?: Readonly<Record<string, string>>;
}

/**
 * A pod as a kubelet would run it from the object in the API server, with a program of this machine in place of the
 * image: its own network, processes and root; volumes, environment, user, capabilities and read-only root as the
 * manifest says. Nothing of the manifest is changed.
 */
export class Pod {
  private readonly containers = new Map<string, Running>();

  private constructor(
    private readonly cluster: Cluster,
    readonly name: string,
    readonly address: string,
    private readonly networkNamespace: string | undefined,
    private readonly spec: Rendered,
    private readonly options: PodOptions,
  ) {}

  /**
   * Starts one pod of a workload.
   *
   * @param workload `StatefulSet/loki`
   * @param ordinal which of its replicas, or of the nodes of a DaemonSet
   */
  static start(cluster: Cluster, workload: string, options: PodOptions = {}, ordinal = 0): Pod {
    const [kind = '', owner = ''] = workload.split('/');
    const { metadata, spec } = cluster.get(workload, '-n', 'monitoring');
    const name = kind === 'StatefulSet' || ordinal > 0 ? `${owner}-${ordinal}` : owner;
    const services = cluster
      .get('services', '-n', 'monitoring')
      .items.filter(({ spec: { selector } }: Rendered) =>
        Object.entries(selector ?? {}).every(([key, value]) => spec.template.metadata.labels[key] === value),
      )
      .map((service: Rendered) => service.metadata.name);
    const names = [
      ...services.map((service: string) => `${service}.${metadata.namespace}.svc`),
      `${name}.${spec.serviceName}.${metadata.namespace}.svc`,
    ];
    const { address, namespace } =
      spec.template.spec.hostNetwork === true ? cluster.connectToNode(names) : cluster.connect(name, names);
    const pod = new Pod(cluster, name, address, namespace, spec.template.spec, options);
    pod.startContainers();
    return pod;
  }

  /** Everything a container has printed. */
  log(container?: string): string {
    return this.container(container).log;
  }

  /** Memory of its first program, in MiB. */
  get memory(): number {
    return memoryOf(programIn(this.container()));
  }

  /** CPU time that its first program has taken, in seconds. */
  get cpu(): number {
    return cpuOf(programIn(this.container()));
  }

  assertAlive(): void {
    for (const one of this.containers.values()) one.assertAlive();
  }

  /** Waits until a path of it answers well. */
  async ready(port: number, path: string): Promise<void> {
    const url = `http://${this.address}:${port}${path}`;
    const ask = async () => {
      this.assertAlive();
      return (await fetch(url)).ok || undefined;
    };
    await until(`${this.name} at ${url}`, ask, 120);
  }

  /** Ends the pod as a kubelet does, or at once with SIGKILL. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    for (const one of this.containers.values()) await one.stop(signal, () => programIn(one));
  }

  /** Loses what is in a volume of a stopped pod, as if it got another disk. */
  loseVolume(name: string): void {
    rmSync(this.folderOf(name), { recursive: true });
  }

  /** Starts the containers again: another pod of the same name, with the same volumes that outlive a pod. */
  startContainers(): void {
    const initial: Rendered[] = this.spec.initContainers ?? [];
    for (const container of initial) {
      const { command, args } = this.command(container);
      run(command, args);
    }
    for (const container of this.spec.containers) {
      const { command, args } = this.command(container);
      this.containers.set(container.name, new Running(`${this.name} ${container.name}`, command, args));
    }
  }

  private container(name = this.spec.containers[0].name): Running {
    const one = this.containers.get(name);
    if (one === undefined) throw new Error(`${this.name} has no container ${name}`);
    return one;
  }

  /** What starts a container: namespaces, then mounts, then the user, then the program. */
  private command(container: Rendered): { readonly command: string; readonly args: string[] } {
    const root = join(this.cluster.folder, 'roots', this.name, container.name);
    const binary = this.binary(container.image);
    const environment = this.environment(container);
    const expand = (text: string) => text.replace(/\$\((\w+)\)/g, (whole, name) => environment[name] ?? whole);
    // The first word of a command is a program of the image, which stands here as /program.
    const args = [...(container.command ?? []).slice(1), ...(container.args ?? [])].map(expand);
    const mounts = [
      // A pod on the node's network has the node's name.
      ...(this.networkNamespace === undefined ? [] : [`hostname ${this.name}`]),
      `mkdir -p ${root} && mount -t tmpfs root ${root} && cd ${root}`,
      'mkdir usr lib lib64 bin etc proc dev && cp /etc/passwd /etc/group etc && touch etc/hosts program',
      ...['usr', 'lib', 'lib64', 'bin', 'etc/hosts'].map((path) => `mount --bind /${path} ${path}`),
      `mount --bind ${binary} program && mount --rbind /dev dev`,
      ...this.mounts(container).map(({ source, path, readOnly }) => {
        const target = statSync(source).isDirectory()
          ? `mkdir -p .${path}`
          : `mkdir -p .${dirname(path)} && touch .${path}`;
        const bind = `${target} && mount --rbind ${source} .${path}`;
        return readOnly ? `${bind} && mount -o remount,bind,ro .${path}` : bind;
      }),
      'mount -t proc proc proc',
      ...(container.securityContext?.readOnlyRootFilesystem === true ? ['mount -o remount,ro .'] : []),
    ];
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const script = [...mounts, `exec chroot . ${this.user(container).join(' ')} env -i "$@"`].join('\n');
    const { hostPID = false } = this.spec;
    const network = this.networkNamespace === undefined ? [] : ['ip', 'netns', 'exec', this.networkNamespace];
    const own = ['--mount', '--uts', ...(hostPID ? [] : ['--pid'])];
    const [command = '', ...before] = [...network, 'unshare', ...own];
    return {
      command,
      args: [...before, '--fork', '--kill-child', 'bash', '-euc', script, 'pod', ...variables, '/program', ...args],
    };
  }

  private binary(image: string): string {
    const name = /([^/]+):[^:]+$/.exec(image)?.[1] ?? '';
    return program(PROGRAMS[name] ?? name);
  }

  /** The user and the rights a container has. */
  private user({ securityContext = {} }: Rendered): string[] {
    const { runAsUser, runAsGroup = runAsUser } = { ...this.spec.securityContext, ...securityContext };
    const added = (securityContext.capabilities?.add ?? []).map((name: string) => `+${name.toLowerCase()}`);
    const rights = ['-all', ...added].join(',');
    return [
      'setpriv',
      `--reuid=${runAsUser}`,
      `--regid=${runAsGroup}`,
      '--clear-groups',
      `--bounding-set=${rights}`,
      `--inh-caps=${rights}`,
      '--no-new-privs',
    ];
  }

  private environment({ env = [] }: Rendered): Record<string, string> {
    const fields: Readonly<Record<string, string>> = {
      'metadata.name': this.name,
      'metadata.namespace': 'monitoring',
      'status.podIP': this.address,
      'spec.nodeName': NODE_NAME,
      'status.hostIP': this.cluster.apiServer.host,
    };
    const variables: Record<string, string> = {
      PATH: '/usr/bin:/bin',
      KUBERNETES_SERVICE_HOST: this.cluster.apiServer.host,
      KUBERNETES_SERVICE_PORT: String(this.cluster.apiServer.port),
    };
    for (const { name, value, valueFrom } of env) {
      const secret = valueFrom?.secretKeyRef;
      variables[name] = secret
        ? String(this.secret(secret.name)[secret.key] ?? '')
        : valueFrom
          ? (fields[valueFrom.fieldRef.fieldPath] ?? '')
          : value;
    }
    return variables;
  }

  private mounts({ volumeMounts = [] }: Rendered): Array<{ source: string; path: string; readOnly: boolean }> {
    const mounts = volumeMounts.map(({ name, mountPath, readOnly = false, subPath = '' }: Rendered) => ({
      source: this.volume(name, subPath),
      path: mountPath,
      readOnly,
    }));
    const token =
      this.spec.automountServiceAccountToken === false
        ? []
        : [{ source: this.account(), path: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true }];
    // A folder before those inside it.
    return [...mounts, ...token].sort((a, b) => a.path.length - b.path.length);
  }

  /** The folder of this machine that is a volume of the pod, or what is in it at a path. */
  private volume(name: string, subPath: string): string {
    const volume = (this.spec.volumes ?? []).find((one: Rendered) => one.name === name);
    if (volume?.hostPath) return this.hostFolder(volume.hostPath);
    const folder = this.folderOf(name);
    if (volume?.configMap) return join(this.write(folder, this.configMap(volume.configMap)), subPath);
    if (volume?.secret) return join(this.write(folder, this.secret(volume.secret.secretName)), subPath);
    if (volume?.projected) {
      const sources = volume.projected.sources.map(({ secret, configMap }: Rendered) =>
        secret ? this.secret(secret.name) : this.configMap(configMap),
      );
      return join(this.write(folder, Object.assign({}, ...sources)), subPath);
    }
    return this.own(join(folder, subPath));
  }

  private folderOf(volume: string): string {
    return join(this.cluster.folder, 'volumes', this.name, volume);
  }

  /** A folder of the node; what a kubelet would make is made, and not on this machine. */
  private hostFolder({ path, type }: Rendered): string {
    const named = this.options.hostFolders?.[path];
    if (named !== undefined || type !== 'DirectoryOrCreate') return named ?? path;
    const folder = join(this.cluster.folder, 'node', path);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** A folder that the pod's user may write to. */
  private own(folder: string): string {
    mkdirSync(folder, { recursive: true });
    const { runAsUser = 0, runAsGroup = runAsUser } = this.spec.securityContext;
    chownSync(folder, runAsUser, runAsGroup);
    return folder;
  }

  private write(folder: string, files: Readonly<Record<string, string | Buffer>>): string {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  }

  private configMap({ name, optional = false }: Rendered): Record<string, string> {
    const there = this.cluster.get('configmaps', '-n', 'monitoring', `--field-selector=metadata.name=${name}`).items;
    if (there.length === 0 && !optional)
      throw new Error(`${this.name} mounts the ConfigMap ${name}, which does not exist`);
    return there[0]?.data ?? {};
  }

  private secret(name: string): Record<string, Buffer> {
    const { data = {} } = this.cluster.get('secret', name, '-n', 'monitoring');
    return Object.fromEntries(Object.entries<string>(data).map(([key, value]) => [key, Buffer.from(value, 'base64')]));
  }

  /** The account of the pod, with exactly the rights the tree gives it. */
  private account(): string {
    return this.write(join(this.cluster.folder, 'accounts', this.name), {
      token: this.cluster
        .kubectl('create', 'token', this.spec.serviceAccountName, '-n', 'monitoring', '--duration=8h')
        .trim(),
      'ca.crt': this.cluster.certificate,
      namespace: 'monitoring',
    });
  }
}

/** The node that every pod is on. */
export const NODE_NAME = 'node-1';

/** Process of the program itself: the first one inside the namespaces that a container was started with. */
function programIn(container: Running): number {
  const children = readFileSync(`/proc/${container.pid}/task/${container.pid}/children`, 'utf8').trim();
  return children === '' ? container.pid : Number(children.split(' ')[0]);
}
