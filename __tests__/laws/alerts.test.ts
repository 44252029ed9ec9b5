import { infrastructureMetrics } from '../../constructs/components/collectors/infrastructure/infrastructure';
import { prometheusName } from '../../constructs/components/collectors/receiver-metric';
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
  const all: Rendered[] = groups.flatMap((group: Rendered) => group.rules);
  const rules = all.filter(({ alert }) => alert !== undefined);
  const recorded = all.flatMap(({ record }) => (record === undefined ? [] : [record]));

  test('is written in PromQL', () => {
    for (const { expr } of all) expect([expr, parts(expr, '⚠')]).toEqual([expr, []]);
  });

  test('asks only for metrics that are collected, from jobs that are scraped', () => {
    const scraped = objects(environment, 'ServiceMonitor').map(({ metadata }) => metadata.name);
    const jobs = [...scraped, ...infrastructureMetrics.keys()];
    const names = ['up', ...recorded, ...[...infrastructureMetrics.values()].flat().map(prometheusName)];
    for (const { expr } of all) {
      for (const name of parts(expr, 'VectorSelector').map((selector) => /^[\w:]+/.exec(selector)?.[0]))
        expect(names).toContain(name);
      for (const matcher of parts(expr, 'UnquotedLabelMatcher').filter((found) => found.startsWith('job'))) {
        const [, list = ''] = /"(.*)"/.exec(matcher) ?? [];
        for (const job of list.split('|')) expect(jobs).toContain(job);
      }
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

  test('exists for each part that is scraped, when it no longer answers', () => {
    const down = rules.filter(({ alert }) => alert.endsWith('Down')).map(({ expr }) => /job="([^"]+)"/.exec(expr)?.[1]);
    expect(down.sort()).toEqual(
      objects(environment, 'ServiceMonitor')
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
  });
});
