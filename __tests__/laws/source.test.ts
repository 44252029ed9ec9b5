import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = join(__dirname, '../../constructs');

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** What each file imports of the project's own, as paths below `constructs/`. */
function imports(file: string, text: string): string[] {
  return [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    relative(ROOT, resolve(ROOT, dirname(file), path)),
  );
}

const room = (path: string) => path.split('/')[0];

test('a component never imports another', () => {
  for (const { file, text } of sources) {
    const [, own] = file.split('/');
    if (room(file) !== 'components') continue;
    for (const path of imports(file, text)) {
      if (room(path) === 'components') expect([file, path.split('/')[1]]).toEqual([file, own]);
    }
  }
});

test('core, watch, wiring and output know no component and no stack', () => {
  for (const { file, text } of sources) {
    if (!['core', 'watch', 'wiring', 'output', 'config'].includes(room(file) ?? '')) continue;
    for (const path of imports(file, text))
      expect([file, path]).not.toEqual([file, expect.stringMatching(/^(components\/|stack$|render$)/)]);
  }
});

test('only the stack knows the components', () => {
  const knowing = sources.filter(
    ({ file, text }) => room(file) !== 'components' && imports(file, text).some((path) => room(path) === 'components'),
  );
  expect(knowing.map(({ file }) => file)).toEqual(['stack.ts']);
});

test('output knows nothing but itself', () => {
  for (const { file, text } of sources.filter((source) => room(source.file) === 'output')) {
    for (const path of imports(file, text)) expect([file, room(path)]).toEqual([file, 'output']);
  }
});
