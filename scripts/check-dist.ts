import { join } from 'node:path';
import { differences } from '../constructs/output/write';
import { renderEnvironments } from '../constructs/render';
import { environments } from '../main';

/* Fails unless dist/ is exactly what synth would write. */

const found = differences(join(__dirname, '../dist'), renderEnvironments(environments));
for (const { path, what } of found) console.error(`dist/${path} is ${what}`);
if (found.length > 0) {
  console.error('dist/ is not what the code renders; run "npm run synth" and commit the difference');
  process.exitCode = 1;
}
