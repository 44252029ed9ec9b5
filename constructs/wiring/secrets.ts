import type { Site } from '../core/component';
import type { Part } from '../core/part';
import type { SecretKey } from '../core/secret';

/** The Secrets that must exist before the stack runs, as a page to read and commands to paste. They are never in the tree. */
export function secretsDocument({ components, namespace }: Site): string {
  const keys = new Map<string, Map<string, SecretKey>>();
  for (const secret of components.flatMap(({ parts }) => parts.flatMap(keysOf))) {
    keys.set(secret.secret, (keys.get(secret.secret) ?? new Map()).set(secret.key, secret));
  }
  const sections = [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, found]) => {
      const sorted = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
      return [
        `## ${name}`,
        '| key | what it is |\n|---|---|',
        ...sorted.map(({ key, meaning }) => `| \`${key}\` | ${meaning} |`),
      ]
        .join('\n')
        .replace('\n|', '\n\n|')
        .concat(
          '\n\n```bash\n',
          [
            `kubectl -n ${namespace} create secret generic ${name}`,
            // A key that is the name of a file is one.
            ...sorted.map(({ key }) => (key.includes('.') ? `  --from-file=${key}` : `  --from-literal='${key}=…'`)),
          ].join(' \\\n'),
          '\n```\n',
        );
    });
  return [
    '# Secrets this environment expects\n',
    `They are made by hand or by a secret operator, in the namespace \`${namespace}\`; no value of them is in this tree.\n`,
    ...sections,
  ].join('\n');
}

/** The keys a part takes, in whichever way. */
function keysOf({ secrets, secretFolders }: Part): SecretKey[] {
  return [...secrets, ...secretFolders.flatMap((folder) => folder.keys)];
}
