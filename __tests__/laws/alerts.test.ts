import { infrastructureMetrics } from '../../constructs/components/collectors/infrastructure/infrastructure';
import { prometheusName } from '../../constructs/components/collectors/receiver-metric';
import { storedNames } from '../../constructs/watch/metric';
import { collected, environmentNames, monitors, objects, type Rendered } from '../trees';

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
    const jobs = monitors(environment).map(({ metadata }) => metadata.name);
    const metrics = collected(environment).map(({ metric }) => metric);
    const received = new Map([...infrastructureMetrics].map(([job, all]) => [job, all.map(prometheusName)]));
    for (const { expr } of rules) {
      for (const selector of parts(expr, 'VectorSelector')) {
        const [name = ''] = parts(selector, 'Identifier');
        if (recorded.includes(name)) continue;
        const job = /job="([^"]+)"/.exec(selector)?.[1];
        if (job !== undefined && received.has(job)) {
          expect(received.get(job)).toContain(name);
          continue;
        }
        const asked = metrics.filter((metric) => storedNames(metric).includes(name));
        expect(jobs).toContain(job);
        expect(asked.map(({ source }) => source.job)).toEqual(expect.arrayContaining([name === 'up' ? '' : job]));
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
      monitors(environment)
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
  });
});
