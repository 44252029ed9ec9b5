import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:https';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import { renderEnvironments } from '../../constructs/render';
import type { Rendered } from '../trees';
import { Cluster } from './cluster';
import { announce, running, setStatus } from './endpoints';
import { NODE_NAME, Pod, type PodOptions } from './kubelet';
import { application, clusterObjects } from './objects';
import { until } from './process';
import { startKubelet } from './stand-in-kubelet';
import { DIST, establish } from './tree';

/** Two replicas of Prometheus over everything that runs here, asked often. */
export const WATCHED: EnvironmentIntent = {
  name: 'watched',
  profile: 'lab',
  availability: 'high',
  delivery: { repository: 'https://git.example.org/x.git' },
  objectStorage: {},
  collectors: { interval: '5s' },
  platform: { coreDns: false, etcd: true },
};

/** Namespaces with an application in each. */
export const NAMESPACES = ['shop', 'bank', 'school'];

/** A sample as Prometheus answers it. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: [number, string];
}

/** A cluster with applications in it, and what watches them: the real programs, from the rendered tree. */
export class Watched {
  private readonly pods: Pod[] = [];
  private kubelet: Server | undefined;

  private constructor(readonly cluster: Cluster) {}

  static async start(intent: EnvironmentIntent = WATCHED): Promise<Watched> {
    const watched = new Watched(await Cluster.start());
    try {
      await watched.run(intent);
    } catch (error) {
      const logs = watched.pods.map((pod) => `${pod.name}:\n${pod.log().slice(-2000)}`);
      await watched.stop();
      throw new Error(`${error instanceof Error ? error.message : error}\n${logs.join('\n')}`);
    }
    return watched;
  }

  /** A replica of Prometheus. */
  prometheus(ordinal: number): Pod {
    return this.pod(`prometheus-genestack-${ordinal}`);
  }

  /** Everything the program of a pod has printed. */
  log(name: string): string {
    return this.pod(name).log();
  }

  /** A pod by its name. */
  pod(name: string): Pod {
    const found = this.pods.find((pod) => pod.name === name);
    if (found === undefined) throw new Error(`there is no pod ${name}`);
    return found;
  }

  /** Asks a replica of Prometheus over its API, and returns the data. */
  async ask(path: string, ordinal = 0): Promise<Rendered> {
    const response = await fetch(`http://${this.prometheus(ordinal).address}:9090/api/v1/${path}`);
    const { data, error } = (await response.json()) as Rendered;
    if (data === undefined) throw new Error(`${path}: ${error}`);
    return data;
  }

  /** Asks PromQL. */
  async promql(query: string, ordinal = 0): Promise<Sample[]> {
    return (await this.ask(`query?query=${encodeURIComponent(query)}`, ordinal)).result;
  }

  /** Starts a pod of a workload of the tree, and tells the API server of it. */
  runs(workload: string, options: PodOptions = {}, ordinal = 0): Pod {
    const pod = Pod.start(this.cluster, workload, options, ordinal);
    this.pods.push(pod);
    announce(this.cluster, pod, workload);
    return pod;
  }

  private async run(intent: EnvironmentIntent): Promise<void> {
    const { cluster } = this;
    await establish(cluster, join(DIST, '../imports/monitoring.coreos.com'));
    const objects = [...renderEnvironments([intent])].flatMap(([path, content]): Rendered[] =>
      /^[^/]+\/(?!argo-cd|flux|prometheus-operator-crds)[^/]+\/(?!kustomization)[^/]+\.yaml$/.test(path)
        ? [load(content)]
        : [],
    );
    cluster.apply(...objects.filter(({ kind }) => ['Namespace', 'PriorityClass'].includes(kind)));
    cluster.apply(...objects);
    cluster.apply(...clusterObjects());
    setStatus(cluster, 'node', NODE_NAME, '', {
      addresses: [{ type: 'InternalIP', address: cluster.apiServer.host }],
      capacity: { cpu: '2', memory: '4Gi', pods: '110' },
      allocatable: { cpu: '2', memory: '4Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True' }],
    });
    for (const namespace of NAMESPACES) {
      cluster.apply(...application(namespace));
      cluster.apply({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web-0', namespace, labels: { app: 'shop' } },
        spec: {
          nodeName: NODE_NAME,
          containers: [
            { name: 'main', image: 'example.org/application:1.0.0', resources: { requests: { cpu: '10m' } } },
          ],
        },
      });
      setStatus(cluster, 'pod', 'web-0', namespace, running('10.0.0.9', ['main']));
    }
    this.kubelet = startKubelet(cluster);

    const operator = this.runs('Deployment/prometheus-operator');
    const disk = join(cluster.folder, 'disk');
    const logs = join(cluster.folder, 'pods');
    const texts = join(cluster.folder, 'texts');
    for (const folder of [disk, logs, texts]) mkdirSync(folder);
    writeFileSync(join(texts, 'script.prom'), 'left_by_a_script{disk="sda"} 1\n');
    this.runs('Deployment/kube-state-metrics');
    this.runs('DaemonSet/node-exporter', { hostFolders: { '/opt/node_exporter/textfile_collector': texts } });
    await until('the StatefulSet of Prometheus', () => {
      operator.assertAlive();
      return cluster.get('statefulset', 'prometheus-genestack', '-n', 'monitoring');
    });
    for (const ordinal of [0, 1]) this.runs('StatefulSet/prometheus-genestack', {}, ordinal);
    this.runs('DaemonSet/daemon-collector', {
      hostFolders: { '/var/log/pods': logs, '/var/lib/genestack-observability/collector': disk },
    });
    for (const ordinal of [0, 1]) await this.prometheus(ordinal).ready(9090, '/-/ready');
  }

  async stop(): Promise<void> {
    this.kubelet?.close();
    this.kubelet?.closeAllConnections();
    for (const pod of this.pods.reverse()) await pod.stop('SIGKILL');
    await this.cluster.stop();
  }
}
