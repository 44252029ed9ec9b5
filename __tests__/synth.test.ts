import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { differences } from '../constructs/output/write';
import { environmentNames, files, tree } from './trees';

const ROOT = resolve(__dirname, '..');

/** Runs a program of this project as `npm run synth` does. */
function start(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  const args = ['--require', join(ROOT, 'register.js'), script];
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synth-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('synth', () => {
  test('writes the same bytes from another folder, in another time zone, language and time of day', () => {
    const { status, stderr } = start(join(ROOT, 'main.ts'), folder, {
      TZ: 'Pacific/Apia',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      CDK8S_OUTDIR: join(folder, 'out'),
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(differences(join(folder, 'out'), tree)).toEqual([]);
  });

  test('of a mistaken environment prints every problem, ends with 1 and leaves the tree as it was', () => {
    const script = join(folder, 'main.ts');
    const program = (name: string, retention: string) => `
      import { synth } from '${ROOT}/constructs/render';
      synth([{ name: '${name}', profile: 'lab', delivery: { repository: 'https://git.example.org/x.git' },
        loki: { retention: '${retention}' } }]);`;
    writeFileSync(script, program('lab', '3d'));
    expect(start(script, folder).status).toBe(0);
    const path = join(folder, 'dist/lab/loki/ConfigMap.loki.yaml');
    const before = readFileSync(path, 'utf8');

    writeFileSync(script, program('../lab', '3 days'));
    const { status, stderr, stdout } = start(script, folder);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        'Nothing was written:',
        '  ../lab.name is "../lab"; write a DNS label (lower-case letters, digits and dashes) such as lab',
        '  ../lab.loki.retention is "3 days"; write 3d',
        '',
      ].join('\n'),
    });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('writes every environment, each object once', () => {
    for (const environment of environmentNames) {
      const own = files.filter((file) => file.environment === environment);
      const identities = own.map(({ object: { apiVersion, kind, metadata } }) =>
        [apiVersion, kind, metadata.namespace, metadata.name].join(' '),
      );
      expect(new Set(identities).size).toBe(own.length);
      expect(own.length).toBeGreaterThan(80);
    }
  });
});
