/** A right on the Kubernetes API. Taken with {@link Part.may}; the ServiceAccount, its role and the way to the API server derive. */
export interface Grant {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Paths outside the resource API, such as `/metrics`; then the resources are empty. */
  readonly nonResourceUrls: readonly string[];
  /** Only the named objects; empty means all of them. */
  readonly names: readonly string[];
  /** `cluster` becomes a ClusterRole, `namespace` a Role in the stack's own namespace. */
  readonly scope: 'cluster' | 'namespace';
}

const READ = ['get', 'list', 'watch'];

/** What can follow a grant: another API group, verbs, names or scope than the default. */
export type GrantOptions = Partial<Pick<Grant, 'apiGroup' | 'names' | 'scope'>>;

/** The right to any verbs on resources, by default of the core API group, in the whole cluster. */
export function grant(verbs: readonly string[], resources: readonly string[], options: GrantOptions = {}): Grant {
  return { apiGroup: '', nonResourceUrls: [], names: [], scope: 'cluster', verbs, resources, ...options };
}

/** The right to get, list and watch resources. */
export function read(resources: readonly string[], options: GrantOptions = {}): Grant {
  return grant(READ, resources, options);
}

/** The right to GET a path outside the resource API, such as `/metrics`. */
export function readUrl(...nonResourceUrls: string[]): Grant {
  return { ...grant(['get'], []), nonResourceUrls };
}
