import { load } from 'js-yaml';
import { LOG_LABELS } from '../../../constructs/core/log-labels';
import { filled, type Language, mistakes, nodes } from '../../queries';
import { environmentNames, objects, type Rendered } from '../../trees';

const LANGUAGES: Readonly<Record<string, Language>> = { prometheus: 'promql', loki: 'logql', tempo: 'traceql' };

const configMaps = (environment: string) =>
  objects(environment, 'ConfigMap').filter(({ metadata }) => metadata.name.startsWith('grafana'));

const dashboards = (environment: string): Rendered[] =>
  configMaps(environment)
    .filter(({ metadata }) => metadata.name.startsWith('grafana-dashboard-'))
    .flatMap(({ data }) => Object.values<string>(data).map((text) => JSON.parse(text)));

const pictures = ({ panels }: Rendered): Rendered[] => panels.filter(({ type }: Rendered) => type !== 'row');

const queries = (dashboard: Rendered) =>
  pictures(dashboard).flatMap(({ title, targets }) =>
    targets.flatMap(({ datasource, expr, query }: Rendered) => {
      const language = LANGUAGES[datasource.type];
      // The graph of services has no query: it is all of them.
      return language !== undefined && (expr ?? query) !== undefined
        ? [{ title, language, query: filled(expr ?? query) }]
        : [];
    }),
  );

describe.each(environmentNames)('every dashboard of %s', (environment) => {
  const all = dashboards(environment);

  test('is one of those that Grafana opens on, and has a uid and a title of its own', () => {
    expect(all.map(({ uid }) => uid).sort()).toEqual([
      'infrastructure',
      'kubernetes',
      'project-lookup',
      // What there is in production beside the cluster.
      ...(environment === 'production' ? ['servers'] : []),
      'service',
      'stack',
      'traces',
    ]);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  test('asks only what its languages can say', async () => {
    for (const dashboard of all) {
      for (const { title, language, query } of queries(dashboard))
        expect([title, query, await mistakes(language, query)]).toEqual([title, query, []]);
    }
    expect(all.flatMap(queries).length).toBeGreaterThan(50);
  });

  test('selects logs by labels of the index', async () => {
    for (const { query } of all.flatMap(queries).filter(({ language }) => language === 'logql')) {
      for (const selector of await nodes('logql', query, 'Selector')) {
        for (const matcher of await nodes('logql', `${selector}`, 'Matcher'))
          expect(LOG_LABELS).toContain(/^\w+/.exec(matcher)?.[0]);
      }
    }
  });

  test('says of each picture what it tells and in what unit, and gives each a place of its own', () => {
    for (const dashboard of all) {
      expect(dashboard.description).toMatch(/\S/);
      const taken = new Set<string>();
      for (const { title, description, type, fieldConfig, gridPos } of dashboard.panels) {
        expect(title).toMatch(/\S/);
        if (type !== 'row') expect([title, description]).toEqual([title, expect.stringMatching(/\.$/)]);
        if (['timeseries', 'stat', 'bargauge'].includes(type)) expect(fieldConfig.defaults.unit).toMatch(/\w/);
        expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
        for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
          for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
            expect([title, taken.has(`${x}/${y}`)]).toEqual([title, false]);
            taken.add(`${x}/${y}`);
          }
        }
      }
      const ids = dashboard.panels.map(({ id }: Rendered) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('asks data sources that are provisioned, and uses the variables it has', () => {
    const sources = configMaps(environment).find(({ metadata }) => metadata.name === 'grafana-data-sources');
    const uids = (load(sources.data['data-sources.yaml']) as Rendered).datasources.map(({ uid }: Rendered) => uid);
    for (const dashboard of all) {
      const names = dashboard.templating.list.map(({ name }: Rendered) => name);
      const used = [...JSON.stringify(dashboard.panels).matchAll(/\$(\w+)/g)].map(([, name = '']) => name);
      expect(used.filter((name) => !name.startsWith('__') && !names.includes(name))).toEqual([]);
      expect(names.filter((name: string) => !used.includes(name))).toEqual([]);
      for (const { datasource, targets } of pictures(dashboard)) {
        expect(uids).toContain(datasource.uid);
        for (const target of targets) expect(target.datasource).toEqual(datasource);
      }
    }
  });

  test('is a ConfigMap that is small enough, mounted where its provider looks', () => {
    const [{ spec }] = objects(environment, 'Deployment', 'StatefulSet').filter(
      ({ metadata }) => metadata.name === 'grafana',
    );
    const [container] = spec.template.spec.containers;
    const mounted = new Map(container.volumeMounts.map(({ name, mountPath }: Rendered) => [mountPath, name]));
    const providers = configMaps(environment).find(({ metadata }) => metadata.name === 'grafana-dashboards');
    const { providers: found } = load(providers.data['dashboards.yaml']) as Rendered;
    expect(found.map(({ name }: Rendered) => name).sort()).toEqual(all.map(({ uid }) => uid).sort());
    for (const { name, options } of found) expect(mounted.get(options.path)).toBe(`grafana-dashboard-${name}`);
    for (const { data } of configMaps(environment)) expect(JSON.stringify(data).length).toBeLessThan(900 * 1024);
  });
});

test.each([
  ['promql', 'sum by (node (up)'],
  ['logql', '{app="x"} |= | json'],
  ['traceql', '{ duration > }'],
] as const)('a mistake in %s is seen', async (language, query) => {
  expect(await mistakes(language, query)).not.toEqual([]);
});

test('the project lookup asks the query of the observability page, word for word', () => {
  const [lookup] = dashboards('production').filter(({ uid }) => uid === 'project-lookup');
  expect(pictures(lookup).flatMap(({ targets }) => targets.map(({ expr }: Rendered) => expr))).toContain(
    '{namespace="openstack", service_name="$service"} |= `$project_id`',
  );
});
