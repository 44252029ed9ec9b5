import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Replaces a folder by a tree. The tree is written beside it and swapped in by renaming, so that a failure, a full disk
 * or a kill leaves the old one whole, and what is gone from the code is gone from the folder. A folder that is what the tree
 * would make of it is not touched. One that holds anything but environments is refused: it is somebody else's.
 */
export function writeTree(folder: string, tree: ReadonlyMap<string, string>): void {
  const target = resolve(folder);
  const next = join(dirname(target), `.${basename(target)}.next`);
  const previous = join(dirname(target), `.${basename(target)}.previous`);

  // Killed between the two renames below, a run leaves the old tree here.
  if (!existsSync(target) && existsSync(previous)) renameSync(previous, target);
  refuseForeign(target, folder);
  if (differences(target, tree).length === 0) return;
  rmSync(next, { recursive: true, force: true });
  rmSync(previous, { recursive: true, force: true });

  try {
    writeFiles(next, tree);
    if (existsSync(target)) renameSync(target, previous);
    renameSync(next, target);
  } catch (error) {
    if (!existsSync(target) && existsSync(previous)) renameSync(previous, target);
    rmSync(next, { recursive: true, force: true });
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}

function writeFiles(root: string, tree: ReadonlyMap<string, string>): void {
  mkdirSync(root, { recursive: true });
  const made = new Set<string>();
  for (const [path, content] of tree) {
    const folder = join(root, dirname(path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(root, path), content);
  }
}

function refuseForeign(target: string, folder: string): void {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined) return;
  const foreign = found.isDirectory()
    ? readdirSync(target).find((entry) => !existsSync(join(target, entry, 'kustomization.yaml')))
    : 'is no folder';
  if (foreign !== undefined) {
    const reason = found.isDirectory() ? `holds ${foreign}, which is no environment` : foreign;
    throw new Error(`${folder} ${reason}; write the tree to an empty folder or one that holds a tree`);
  }
}

/** A file in which a folder and a tree differ. */
export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'changed' | 'stale';
}

/** Where a folder is not what a tree would make of it. */
export function differences(folder: string, tree: ReadonlyMap<string, string>): Difference[] {
  const there = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    : [];
  const stale = there.filter((path) => !tree.has(path)).map((path): Difference => ({ path, what: 'stale' }));
  const known = new Set(there);
  return [...tree].reduce<Difference[]>((found, [path, content]) => {
    if (!known.has(path)) found.push({ path, what: 'missing' });
    else if (readFileSync(join(folder, path), 'utf8') !== content) found.push({ path, what: 'changed' });
    return found;
  }, stale);
}
