import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences, writeTree } from '../../constructs/output/write';
import { environmentNames, objects, type Rendered, tree, workloads } from '../trees';
import { program, run } from './process';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-programs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the program of a container over its configuration, with stand-ins for what only a pod has. */
function over(container: Rendered, config: Rendered, binary: string, args: (path: string) => string[]): string {
  const path = join(folder, config.metadata.name);
  // The node's root and the account are mounted where only a pod has them.
  const text = config.data['config.yaml']
    .replaceAll('/hostfs', '/')
    .replace(/(kubelet_stats:\n +auth_type:) serviceAccount/, '$1 none');
  writeFileSync(path, text);
  const env = container.env.map(({ name, value = `stand-in-for-${name}` }: Rendered) => [name, value]);
  return run(program(binary), args(path), { env: Object.fromEntries(env) });
}

const validateCollector = (path: string) => ['validate', `--config=${path}`];
const verifyLoki = (path: string) => [`-config.file=${path}`, '-config.expand-env=true', '-verify-config'];

function configured(environment: string, image: string): Array<[container: Rendered, config: Rendered]> {
  return workloads(environment).flatMap(({ spec }) => {
    const { containers, volumes } = spec.template.spec;
    const names: string[] = volumes.flatMap(({ configMap }: Rendered) => (configMap ? [configMap.name] : []));
    const configs = objects(environment, 'ConfigMap').filter(
      ({ metadata, data }) => names.includes(metadata.name) && data['config.yaml'] !== undefined,
    );
    return containers[0].image.includes(image)
      ? configs.map((config): [Rendered, Rendered] => [containers[0], config])
      : [];
  });
}

describe.each(environmentNames)('the configuration of %s', (environment) => {
  test('of every collector is accepted by the collector', () => {
    const found = configured(environment, 'opentelemetry-collector');
    expect(found).toHaveLength(2);
    for (const [container, config] of found) over(container, config, 'otelcol', validateCollector);
  });

  test('of Loki is accepted by Loki', () => {
    const [[container, config] = []] = configured(environment, '/loki:');
    const log = over(container, config, 'loki', verifyLoki);
    expect(log).not.toMatch(/level=(warn|error)/);
  });

  test('of every alert is accepted by promtool', () => {
    const rules = objects(environment, 'PrometheusRule').map(({ metadata, spec }) => {
      const path = join(folder, `${metadata.name}.rules.json`);
      writeFileSync(path, JSON.stringify(spec));
      return path;
    });
    const output = run(program('promtool'), ['check', 'rules', '--lint=all', '--lint-fatal', ...rules]);
    expect(output.match(/SUCCESS/g)).toHaveLength(rules.length);
  });

  test('is refused by the same programs with a misspelt key', () => {
    const broken = (config: Rendered) => ({
      ...config,
      data: { 'config.yaml': `${config.data['config.yaml']}\nmisspelt: true\n` },
    });
    const [[collector, collectorConfig] = []] = configured(environment, 'opentelemetry-collector');
    const [[loki, lokiConfig] = []] = configured(environment, '/loki:');
    expect(() => over(collector, broken(collectorConfig), 'otelcol', validateCollector)).toThrow(/misspelt/);
    expect(() => over(loki, broken(lokiConfig), 'loki', verifyLoki)).toThrow(/misspelt/);
  });
});

test('a full disk leaves the old tree whole', () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tree', disk]);
  try {
    const dist = join(disk, 'dist');
    const old = new Map([['lab/kustomization.yaml', 'old\n']]);
    writeTree(dist, old);
    expect(() => writeTree(dist, tree)).toThrow('ENOSPC');
    expect(differences(dist, old)).toEqual([]);
  } finally {
    run('umount', [disk]);
  }
});

describe('the package', () => {
  const root = join(__dirname, '../..');

  test('can be installed and used by another cdk8s program, with its types', () => {
    const consumer = join(folder, 'consumer');
    const installed = join(consumer, 'node_modules/genestack-observability');
    mkdirSync(installed, { recursive: true });
    const npm = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${stderr}${stdout}`);
      return stdout;
    };
    const [packed] = JSON.parse(
      npm('pack', '--json', '--silent', `--pack-destination=${folder}`).replace(/^[^[]*/, ''),
    );
    run('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip-components=1']);
    // What npm would install beside it.
    run('ln', ['-s', join(root, 'node_modules'), join(installed, 'node_modules')]);

    writeFileSync(
      join(consumer, 'main.ts'),
      `import { synth } from 'genestack-observability/render';
       synth([{ name: 'mine', profile: 'lab', delivery: { repository: 'https://git.example.org/x.git' } }]);`,
    );
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--strict', '--module', 'node16', '--target', 'es2022', '--skipLibCheck'];
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    run(process.execPath, [compiler, ...options, ...types, join(consumer, 'main.ts')]);
    run(process.execPath, [join(consumer, 'main.js')], {
      env: { ...process.env, CDK8S_OUTDIR: join(consumer, 'dist') },
    });
    const lab = [...tree].filter(([path]) => path.startsWith('lab/'));
    const mine = run('find', [join(consumer, 'dist'), '-type', 'f'])
      .trim()
      .split('\n');
    expect(mine).toHaveLength(lab.length);
  });
});
