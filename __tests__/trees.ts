import { load } from 'js-yaml';
import { renderEnvironments } from '../constructs/render';
import { environments } from '../main';

/** A Kubernetes object as a test reads it: anything, anywhere. */
// biome-ignore lint/suspicious/noExplicitAny: a rendered object is looked at from outside the type system
export type Rendered = any;

export interface RenderedFile {
  readonly path: string;
  readonly environment: string;
  readonly component: string;
  readonly object: Rendered;
}

/** The tree of all environments of this repository. */
export const tree = renderEnvironments(environments);

/** Every Kubernetes object of a tree that is applied to a cluster, with where it is. */
export function filesOf(tree: ReadonlyMap<string, string>): RenderedFile[] {
  return [...tree].flatMap(([path, content]) => {
    const [environment = '', component = '', name = ''] = path.split('/');
    const applied = name.endsWith('.yaml') && name !== 'kustomization.yaml' && !['argo-cd', 'flux'].includes(component);
    return applied ? [{ path, environment, component, object: load(content) }] : [];
  });
}

/** The same of the tree of this repository. */
export const files: readonly RenderedFile[] = filesOf(tree);

/** One environment's objects of a kind. */
export function objects(environment: string, ...kinds: string[]): Rendered[] {
  return files
    .filter((file) => file.environment === environment && kinds.includes(file.object.kind))
    .map(({ object }) => object);
}

export const environmentNames = environments.map(({ name }) => name);

/** Workloads of one environment that this tree makes the pods of. */
export function workloads(environment: string): Rendered[] {
  return objects(environment, 'Deployment', 'StatefulSet', 'DaemonSet');
}

/** What tells Prometheus what to scrape in one environment; each has the name of its job. */
export function monitors(environment: string): Rendered[] {
  return objects(environment, 'ServiceMonitor', 'PodMonitor', 'ScrapeConfig');
}
