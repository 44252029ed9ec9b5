import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rendered } from '../trees';
import { program, Running, run, until } from './process';

const BRIDGE = 'genestack0';
/** An address block that documentation and benchmarks are given (RFC 2544), so no real network is shadowed. */
const NETWORK = '198.18.0';
const NODE = `${NETWORK}.1`;
const ADMIN = 'admin-of-the-live-tests';

/**
 * A real control plane (etcd and kube-apiserver, with RBAC) and a network for pods: a bridge on this machine, which
 * plays the node. Names of Services and pods resolve through each pod's hosts file.
 */
export class Cluster {
  readonly folder = mkdtempSync(join(tmpdir(), 'genestack-live-'));
  readonly apiServer = { host: NODE, port: 6443 };
  /** Network namespaces of the pods. */
  private readonly namespaces: string[] = [];
  private readonly names = new Map<string, Set<string>>();
  private readonly programs: Running[] = [];

  /** Starts a control plane with nothing in it. */
  static async start(): Promise<Cluster> {
    const cluster = new Cluster();
    cluster.cleanNetwork();
    run('ip', ['link', 'add', BRIDGE, 'type', 'bridge']);
    run('ip', ['address', 'add', `${NODE}/24`, 'dev', BRIDGE]);
    run('ip', ['link', 'set', BRIDGE, 'up']);
    await cluster.startControlPlane();
    return cluster;
  }

  private async startControlPlane(): Promise<void> {
    const file = (name: string, content: string) => {
      writeFileSync(join(this.folder, name), content);
      return join(this.folder, name);
    };
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const etcd = `http://${NODE}:2379`;
    const peers = `http://${NODE}:2380`;
    this.programs.push(
      new Running('etcd', program('etcd'), [
        `--data-dir=${this.folder}/etcd`,
        `--listen-client-urls=${etcd}`,
        `--advertise-client-urls=${etcd}`,
        `--listen-peer-urls=${peers}`,
        `--initial-advertise-peer-urls=${peers}`,
        `--initial-cluster=default=${peers}`,
        `--listen-metrics-urls=http://${NODE}:2381`,
        '--unsafe-no-fsync',
      ]),
      new Running('kube-apiserver', program('kube-apiserver'), [
        `--etcd-servers=${etcd}`,
        `--bind-address=${NODE}`,
        `--advertise-address=${NODE}`,
        `--secure-port=${this.apiServer.port}`,
        `--cert-dir=${this.folder}/certificates`,
        '--service-cluster-ip-range=198.19.0.0/24',
        '--authorization-mode=RBAC',
        '--allow-privileged=true',
        `--token-auth-file=${file('tokens.csv', `${ADMIN},admin,admin,system:masters\n`)}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-signing-key-file=${file('accounts.key', privateKey)}`,
        `--service-account-key-file=${file('accounts.pub', publicKey)}`,
        // Made by controllers that do not run here.
        '--disable-admission-plugins=ServiceAccount',
      ]),
    );
    await until('the API server', () => {
      for (const one of this.programs) one.assertAlive();
      return this.kubectl('get', '--raw=/readyz') === 'ok' ? true : undefined;
    });
  }

  /** The certificate that pods trust the API server by. */
  get certificate(): string {
    return readFileSync(join(this.folder, 'certificates/apiserver.crt'), 'utf8');
  }

  /** What the API server proves that it is the node by. */
  get serving(): { readonly cert: string; readonly key: string } {
    return { cert: this.certificate, key: readFileSync(join(this.folder, 'certificates/apiserver.key'), 'utf8') };
  }

  /** A file by which a program of the control plane is the administrator. */
  get kubeconfig(): string {
    const path = join(this.folder, 'kubeconfig');
    const { host, port } = this.apiServer;
    const certificate = join(this.folder, 'certificates/apiserver.crt');
    writeFileSync(
      path,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
          { name: 'live', cluster: { server: `https://${host}:${port}`, 'certificate-authority': certificate } },
        ],
        users: [{ name: 'live', user: { token: ADMIN } }],
        contexts: [{ name: 'live', context: { cluster: 'live', user: 'live' } }],
        'current-context': 'live',
      }),
    );
    return path;
  }

  /** Runs kubectl as the administrator and returns what it prints. */
  kubectl(...args: string[]): string {
    return this.kubectlWith('', ...args);
  }

  /** Runs kubectl with a text on its standard input. */
  kubectlWith(input: string, ...args: string[]): string {
    const { host, port } = this.apiServer;
    const connection = [
      `--server=https://${host}:${port}`,
      `--token=${ADMIN}`,
      `--certificate-authority=${this.folder}/certificates/apiserver.crt`,
    ];
    return run(program('kubectl'), [...connection, `--cache-dir=${this.folder}/kubectl`, ...args], { input });
  }

  /** Applies objects on the server, as strictly as it can. */
  apply(...objects: Rendered[]): void {
    this.applyWith(['--validate=strict'], objects);
  }

  /** Says of objects what the controllers or kubelets would that do not run here. */
  applyStatus(...objects: Rendered[]): void {
    // A status alone is no whole object.
    this.applyWith(['--subresource=status', '--validate=false'], objects);
  }

  private applyWith(flags: readonly string[], objects: readonly Rendered[]): void {
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
    this.kubectlWith(list, 'apply', '--server-side', ...flags, '-f', '-');
  }

  /** One object, or all of a kind. */
  get(...args: string[]): Rendered {
    return JSON.parse(this.kubectl('get', '-o', 'json', ...args));
  }

  /** A program that runs on the node until the cluster is stopped. */
  runs(one: Running): Running {
    this.programs.push(one);
    return one;
  }

  /** Gives a pod its network and returns its address. From then on, all pods know it by the given names. */
  connect(pod: string, names: readonly string[]): { readonly namespace: string; readonly address: string } {
    const namespace = `genestack-${pod}`;
    const known = this.namespaces.indexOf(namespace);
    const index = known < 0 ? this.namespaces.push(namespace) - 1 : known;
    const address = `${NETWORK}.${index + 10}`;
    if (known < 0) {
      const [outside, inside] = [`genestack${index + 1}`, `inside${index + 1}`];
      run('ip', ['netns', 'add', namespace]);
      run('ip', ['link', 'add', outside, 'type', 'veth', 'peer', 'name', inside]);
      run('ip', ['link', 'set', outside, 'master', BRIDGE, 'up']);
      run('ip', ['link', 'set', inside, 'netns', namespace, 'name', 'eth0']);
      run('ip', ['-n', namespace, 'address', 'add', `${address}/24`, 'dev', 'eth0']);
      for (const device of ['eth0', 'lo']) run('ip', ['-n', namespace, 'link', 'set', device, 'up']);
    }
    for (const name of names) this.names.set(name, (this.names.get(name) ?? new Set()).add(address));
    this.writeHosts();
    return { namespace, address };
  }

  /**
   * Gives a pod the node's own network: it has the node's address and no namespace. A name that was another pod's is from
   * then on the node's alone, so that a test can stand where a pod is.
   */
  connectToNode(names: readonly string[]): { readonly namespace: undefined; readonly address: string } {
    for (const name of names) this.names.set(name, new Set([NODE]));
    this.writeHosts();
    return { namespace: undefined, address: NODE };
  }

  /** Every pod's hosts file; written in place, so that running pods see it too. */
  private writeHosts(): void {
    const names = [...this.names].flatMap(([name, addresses]) => [...addresses].map((address) => `${address} ${name}`));
    const hosts = ['127.0.0.1 localhost', ...names, ''].join('\n');
    for (const namespace of this.namespaces) {
      mkdirSync(`/etc/netns/${namespace}`, { recursive: true });
      writeFileSync(`/etc/netns/${namespace}/hosts`, hosts);
    }
  }

  /** Ends everything and leaves nothing on the machine. */
  async stop(): Promise<void> {
    for (const one of this.programs.reverse()) await one.stop('SIGKILL');
    this.cleanNetwork();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Removes the network, also one that a killed run has left. */
  private cleanNetwork(): void {
    const links: Array<{ ifname: string }> = JSON.parse(run('ip', ['-json', 'link', 'show']));
    const namespaces: Array<{ name: string }> = JSON.parse(run('ip', ['-json', 'netns', 'list']) || '[]');
    for (const { name } of namespaces.filter((one) => one.name.startsWith('genestack-'))) {
      run('ip', ['netns', 'delete', name]);
      rmSync(`/etc/netns/${name}`, { recursive: true, force: true });
    }
    if (links.some(({ ifname }) => ifname === BRIDGE)) run('ip', ['link', 'delete', BRIDGE]);
  }
}
