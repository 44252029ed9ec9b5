import { toYaml } from './yaml';

/** A component's share of a tree. */
export interface RenderedFolder {
  readonly name: string;
  readonly objects: ReadonlyArray<Readonly<Record<string, unknown>>>;
  /** Files that are copied as they are: name to content. */
  readonly verbatim?: ReadonlyMap<string, string>;
  /** Whether applying the environment applies this folder. Default: yes. */
  readonly applied?: boolean;
}

/** An environment's share of a tree. */
export interface RenderedEnvironment {
  readonly name: string;
  readonly folders: readonly RenderedFolder[];
  /** Files to read rather than to apply: name to content. */
  readonly documents?: ReadonlyMap<string, string>;
}

const KUSTOMIZATION = 'kustomization.yaml';

/** Names that are a file's name on every system, and one step of a path. */
const SAFE = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * Every file of a tree, by its path in it, in order: one object a file, and a `kustomization.yaml` for each component
 * and each environment. Throws one Error with everything that cannot be a file.
 */
export function renderTree(environments: readonly RenderedEnvironment[]): Map<string, string> {
  const files = new Map<string, string>();
  const problems: string[] = [];
  // Some systems do not tell the case of file names apart.
  const taken = new Map<string, string>();
  const add = (path: string, content: () => string) => {
    const steps = path.split('/');
    const before = taken.get(path.toLowerCase());
    if (!steps.every((step) => SAFE.test(step))) {
      problems.push(`${path} is no safe path; write names of letters, digits, dashes, dots and underscores`);
    } else if (before !== undefined) {
      problems.push(
        `${path} is written twice${before === path ? '' : `, also as ${before}`}; give one of the objects another name`,
      );
    } else {
      taken.set(path.toLowerCase(), path);
      try {
        files.set(path, content());
      } catch (error) {
        problems.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };

  for (const { name: environment, folders, documents = new Map() } of environments) {
    const applied: string[] = [];
    for (const folder of folders) {
      const resources = addFolder(folder, `${environment}/${folder.name}`, add);
      if (resources.length === 0) continue;
      add(`${environment}/${folder.name}/${KUSTOMIZATION}`, () => kustomization(resources));
      if (folder.applied !== false) applied.push(folder.name);
    }
    add(`${environment}/${KUSTOMIZATION}`, () => kustomization(applied));
    for (const [name, content] of documents) add(`${environment}/${name}`, () => content);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addFolder(
  { objects, verbatim = new Map() }: RenderedFolder,
  path: string,
  add: (path: string, content: () => string) => void,
): string[] {
  const names: string[] = [];
  for (const object of objects) {
    const name = `${fileName(object)}.yaml`;
    names.push(name);
    add(`${path}/${name}`, () => toYaml(object));
  }
  for (const [name, content] of verbatim) {
    names.push(name);
    add(`${path}/${name}`, () => content);
  }
  return names;
}

/** `Service.loki`. What is missing is an empty step, which no path may have. */
function fileName({ kind, metadata }: Readonly<Record<string, unknown>>): string {
  const name = typeof metadata === 'object' && metadata !== null && 'name' in metadata ? metadata.name : undefined;
  return typeof kind === 'string' && typeof name === 'string' && kind !== '' && name !== ''
    ? `${kind}.${name}`
    : `(${kind ?? 'no kind'}).(${name ?? 'no name'})`;
}

function kustomization(resources: readonly string[]): string {
  return toYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...resources].sort(),
  });
}
