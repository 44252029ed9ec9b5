import { createHash } from 'node:crypto';

/** Configuration files of a program, in one ConfigMap. */
export interface ConfigFiles {
  /** Name of the ConfigMap. */
  readonly name: string;
  /** File name to content. */
  readonly data: Readonly<Record<string, string>>;
}

/** What changes when any of the files does. On a pod template it makes a changed configuration replace the pods. */
export function configHash(all: readonly ConfigFiles[]): string {
  const hash = createHash('sha256');
  for (const { name, data } of all) hash.update(JSON.stringify([name, data]));
  return hash.digest('hex').slice(0, 16);
}
