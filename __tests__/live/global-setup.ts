import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds what is not built yet, and lets the tests know where each program is. */
export default function setup(): void {
  if (process.getuid?.() !== 0)
    throw new Error('the live tests make network and mount namespaces; run them as root on Linux');
  const built = spawnSync(join(__dirname, 'programs/build.sh'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (built.status !== 0) throw new Error('the real programs could not be built; see above');
  process.env.GENESTACK_PROGRAM_FOLDERS = built.stdout.trim().split('\n').join(':');
}
