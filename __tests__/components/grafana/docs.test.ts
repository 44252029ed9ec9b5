import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderEnvironments } from '../../../constructs/render';

const page = readFileSync(join(__dirname, '../../../docs/grafana.md'), 'utf8');
const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, block = '']) => block);

test.each(blocks)('what the page says of an environment renders (block %#)', (block) => {
  // biome-ignore lint/security/noGlobalEval: the page is part of the repository
  const said = eval(`({${block}})`);
  const tree = renderEnvironments([
    { name: 'lab', profile: 'lab', delivery: { repository: 'https://git.example.org/x.git' }, ...said },
  ]);
  expect(tree.get('lab/grafana/ConfigMap.grafana.yaml')).toContain('[server]');
});

test('the page has an example of each kind', () => {
  expect(blocks).toHaveLength(6);
});
