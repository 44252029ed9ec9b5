import { type RenderedFolder, renderTree } from '../../constructs/output/tree';
import { environmentNames, files, tree } from '../trees';

const service = (name: string) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name } });

const render = (...folders: RenderedFolder[]) => renderTree([{ name: 'lab', folders }]);

describe('a tree', () => {
  test('has one file an object, named after its kind and name, in the folder of its component', () => {
    for (const { path, environment, component, object } of files)
      expect(path).toBe(`${environment}/${component}/${object.kind}.${object.metadata.name}.yaml`);
  });

  test('names every file once in the kustomization of its folder, and every component once in that of its environment', () => {
    const paths = [...render({ name: 'loki', objects: [service('b'), service('a')] }).entries()];
    expect(paths.map(([path]) => path)).toEqual([
      'lab/kustomization.yaml',
      'lab/loki/Service.a.yaml',
      'lab/loki/Service.b.yaml',
      'lab/loki/kustomization.yaml',
    ]);
    expect(paths[0]?.[1]).toContain('- loki\n');
    expect(paths[3]?.[1]).toContain('- Service.a.yaml\n  - Service.b.yaml\n');
  });

  test('has no folder for a component without objects', () => {
    expect([...render({ name: 'kubernetes', objects: [] }).keys()]).toEqual(['lab/kustomization.yaml']);
  });

  test('tells which Secrets each environment expects, and how to make them', () => {
    for (const environment of environmentNames) {
      const page = tree.get(`${environment}/secrets.md`);
      expect(page).toContain('kubectl -n monitoring create secret generic grafana');
      expect(page?.includes('monitoring-rgw-s3')).toBe(environment === 'production');
    }
  });

  test.each([
    ['two objects of one name', [service('a'), service('a')], 'lab/x/Service.a.yaml is written twice'],
    ['names that differ in case alone', [service('a'), service('A')], 'is written twice, also as'],
    ['a name that climbs out', [service('../../a')], 'is no safe path'],
    ['an object without a name', [{ kind: 'Service' }], 'is no safe path'],
    ['an object that is no plain data', [{ ...service('a'), spec: new Map() }], 'spec is an instance of Map'],
  ])('is refused for %s', (_, objects, message) => {
    expect(() => render({ name: 'x', objects })).toThrow(message);
  });

  test('is refused with every problem at once', () => {
    expect(() => render({ name: 'x', objects: [service('/'), service('b'), service('b')] })).toThrow(/safe.*\n.*twice/);
  });
});
