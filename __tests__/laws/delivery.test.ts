import { load } from 'js-yaml';
import { environmentNames, files, type Rendered, tree } from '../trees';

function folder(environment: string, name: string): Rendered[] {
  return [...tree].flatMap(([path, content]) =>
    path.startsWith(`${environment}/${name}/`) && !path.endsWith('/kustomization.yaml') ? [load(content)] : [],
  );
}

describe.each(environmentNames)('the delivery of %s', (environment) => {
  const components = [
    ...new Set(files.filter((file) => file.environment === environment).map(({ component }) => component)),
  ].sort();
  const applications = folder(environment, 'argo-cd').filter(({ metadata }) => metadata.name !== environment);
  const kustomizations = folder(environment, 'flux').filter(({ kind }) => kind === 'Kustomization');

  /** Argo CD's wave of each component. */
  const waves = new Map(
    applications.map(({ metadata }) => [metadata.name, Number(metadata.annotations['argocd.argoproj.io/sync-wave'])]),
  );
  const wave = (component: string) => waves.get(`${environment}-${component}`) ?? Number.NaN;

  test('names every component once in each engine, with its folder', () => {
    expect(applications.map(({ spec }) => spec.source.path).sort()).toEqual(
      components.map((component) => `dist/${environment}/${component}`),
    );
    expect(kustomizations.map(({ spec }) => spec.path).sort()).toEqual(
      components.map((component) => `./dist/${environment}/${component}`),
    );
  });

  test('brings definitions, then the operator, then storage, then collection and presentation', () => {
    expect(wave('prometheus-operator-crds')).toBe(0);
    expect(wave('namespace')).toBe(0);
    expect(wave('prometheus-operator')).toBeGreaterThan(wave('prometheus-operator-crds'));
    for (const storage of ['prometheus', 'alertmanager'])
      expect(wave(storage)).toBeGreaterThan(wave('prometheus-operator'));
    for (const storage of ['prometheus', 'loki', 'tempo']) {
      for (const later of ['daemon-collector', 'grafana']) expect(wave(later)).toBeGreaterThan(wave(storage));
    }
  });

  test('is in the same order in both engines', () => {
    for (const { metadata, spec } of kustomizations) {
      for (const { name } of spec.dependsOn ?? []) {
        expect(kustomizations.map((other) => other.metadata.name)).toContain(name);
        expect(waves.get(name)).toBeLessThan(waves.get(metadata.name) ?? 0);
      }
    }
  });

  test('applies on the server, because the definitions are too large for an annotation', () => {
    for (const { spec } of applications) expect(spec.syncPolicy.syncOptions).toContain('ServerSideApply=true');
  });

  test('is not part of what it delivers', () => {
    const whole = load(tree.get(`${environment}/kustomization.yaml`) ?? '') as Rendered;
    expect([...whole.resources].sort()).toEqual(components);
  });
});
