import { environmentNames, objects, type Rendered } from '../trees';

let parser: typeof import('@prometheus-io/lezer-promql', { with: { 'resolution-mode': 'import' }}).parser;
beforeAll(async () => {
  ({ parser } = await import('@prometheus-io/lezer-promql'));
});

/** Texts of all nodes of a kind in a query. */
function parts(expression: string, kind: string): string[] {
  const found: string[] = [];
  parser.parse(expression).iterate({
    enter: (node) => {
      if (node.name === kind) found.push(expression.slice(node.from, node.to));
    },
  });
  return found;
}

describe.each(environmentNames)('every alert of %s', (environment) => {
  const groups = objects(environment, 'PrometheusRule').flatMap(({ spec }) => spec.groups);
  const rules: Rendered[] = groups.flatMap((group: Rendered) => group.rules);

  test('is written in PromQL', () => {
    for (const { expr } of rules) expect([expr, parts(expr, '⚠')]).toEqual([expr, []]);
  });

  test('asks only for metrics that are collected, from jobs that are scraped', () => {
    const jobs = objects(environment, 'ServiceMonitor').map(({ metadata }) => metadata.name);
    for (const { expr } of rules) {
      for (const name of parts(expr, 'Identifier').filter((found) => found !== 'vector'))
        expect(['up']).toContain(name);
      for (const matcher of parts(expr, 'UnquotedLabelMatcher'))
        expect(jobs.map((job) => `job="${job}"`)).toContain(matcher);
    }
  });

  test('has a name of its own, a severity, a summary, and says what it means, what it costs and what to do first', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(new Set(groups.map(({ name }: Rendered) => name)).size).toBe(groups.length);
    for (const { alert, labels, annotations } of rules) {
      expect(alert).toMatch(/^([A-Z][a-z0-9]*)+$/);
      expect(labels.severity).toMatch(/^(critical|warning|none)$/);
      for (const text of ['summary', 'meaning', 'impact', 'first_steps'])
        expect(annotations[text]).toEqual(expect.stringMatching(/\S/));
    }
  });

  test('leads to a dashboard that exists, and to logs that can be asked for', () => {
    const uids = objects(environment, 'ConfigMap').flatMap(({ metadata }) =>
      metadata.name.startsWith('grafana-dashboard-') ? [metadata.name.replace('grafana-dashboard-', '')] : [],
    );
    for (const { annotations } of rules) {
      expect(uids).toContain(new URL(annotations.dashboard).pathname.replace('/d/', ''));
      const url = new URL(annotations.logs.replace(/\{\{ with .*?\{\{ end \}\}/g, 'some'));
      const { lines } = JSON.parse(url.searchParams.get('panes') ?? '');
      expect(lines.queries[0].expr).toMatch(/^\{namespace="some", service_name="[a-z-]+"\}$/);
    }
  });

  test('exists for each part that is scraped, when it no longer answers', () => {
    const down = rules.filter(({ alert }) => alert.endsWith('Down')).map(({ expr }) => /job="([^"]+)"/.exec(expr)?.[1]);
    expect(down.sort()).toEqual(
      objects(environment, 'ServiceMonitor')
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
  });
});
