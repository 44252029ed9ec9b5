import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { renderEnvironments } from '../constructs/render';
import { environments } from '../main';

/*
 * What synth costs, as a ratio to the least it could cost in the same run, and what one more environment costs when there
 * are many.
 *
 *   npm run bench
 */

const ROUNDS = 15;
const ENVIRONMENTS = 100;
const ROOT = join(__dirname, '..');

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds a program takes from its start to its end. */
function duration(args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

function synthToFloor(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    // Synth copies definitions and pages as they are; so does the floor.
    const files = [...renderEnvironments(environments)].map(([path, text]) =>
      /CustomResourceDefinition\.|\.md$/.test(path) ? { path, text } : { path, object: load(text) },
    );
    const objects = join(folder, 'objects.json');
    writeFileSync(objects, JSON.stringify(files));
    const synthesised = join(folder, 'synth');
    const floor = () => {
      // Both make every file anew.
      rmSync(join(folder, 'floor'), { recursive: true, force: true });
      return duration(['bench/floor.js', objects, join(folder, 'floor')]);
    };
    const synth = () => duration(['--require', './register.js', 'main.ts'], { CDK8S_OUTDIR: synthesised });
    const changed = () => {
      writeFileSync(join(synthesised, environments[0]?.name ?? '', 'kustomization.yaml'), '');
      return synth();
    };
    floor();
    synth();
    // One after the other, so that whatever else the machine does falls on all.
    const rounds = Array.from({ length: ROUNDS }, () => ({ floor: floor(), changed: changed(), unchanged: synth() }));
    const report = (what: 'changed' | 'unchanged') =>
      `${what} ${median(rounds.map((round) => round[what])).toFixed(0)} ms, ratio ${median(rounds.map((round) => round[what] / round.floor)).toFixed(2)}`;
    console.log(
      `synth of ${environments.length} environments, ${files.length} files: ` +
        `the floor ${median(rounds.map((round) => round.floor)).toFixed(0)} ms; ${report('changed')}; ${report('unchanged')} ` +
        `(medians of ${ROUNDS} rounds)`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function manyEnvironments(): void {
  const [production] = environments.filter(({ profile }) => profile === 'production');
  if (production === undefined) throw new Error('main.ts has no production environment');
  // Kept, as a synth of all of them would keep them.
  const trees: unknown[] = [];
  const costs = Array.from({ length: ENVIRONMENTS }, (_, index) => {
    const start = performance.now();
    trees.push(renderEnvironments([{ ...production, name: `region-${index}` }]));
    return performance.now() - start;
  });
  const [, second = 0] = costs;
  // One alone may meet the garbage collector.
  const last = median(costs.slice(-5));
  console.log(
    `environment ${ENVIRONMENTS} of ${ENVIRONMENTS} like production: ${last.toFixed(0)} ms, ` +
      `${(last / second).toFixed(2)} of the 2nd (${second.toFixed(0)} ms), median ${median(costs).toFixed(0)} ms, ` +
      `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
  );
}

synthToFloor();
manyEnvironments();
