import { join } from 'node:path';
import type { Cluster } from './cluster';

/** The tree as it is committed. */
export const DIST = join(__dirname, '../../dist');

/** Applies definitions of custom resources and waits until the API server knows them. */
export async function establish(cluster: Cluster, folder: string): Promise<string[]> {
  const names = cluster
    .kubectl('apply', '--server-side', '--validate=strict', '-f', folder, '-o', 'name')
    .trim()
    .split('\n');
  cluster.kubectl('wait', '--for=condition=Established', '--timeout=60s', ...names);
  return names;
}

/**
 * Applies a whole environment as a GitOps engine does: definitions and namespace first, then everything, on the server,
 * strictly. Returns the names of what was applied.
 */
export async function applyTree(cluster: Cluster, environment: string): Promise<string[]> {
  const apply = (folder: string) =>
    cluster
      .kubectl('apply', '--server-side', '--validate=strict', '-k', join(DIST, environment, folder), '-o', 'name')
      .trim()
      .split('\n');
  const definitions = apply('prometheus-operator-crds');
  cluster.kubectl('wait', '--for=condition=Established', '--timeout=60s', ...definitions);
  apply('namespace');
  return apply('');
}
