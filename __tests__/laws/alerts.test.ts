import { mistakes } from '../queries';
import { environmentNames, monitors, objects, type Rendered } from '../trees';

describe.each(environmentNames)('every alert of %s', (environment) => {
  const groups = objects(environment, 'PrometheusRule').flatMap(({ spec }) => spec.groups);
  const all: Rendered[] = groups.flatMap((group: Rendered) => group.rules);
  const rules = all.filter(({ alert }) => alert !== undefined);

  test('is written in PromQL', async () => {
    for (const { expr } of all) expect([expr, await mistakes('promql', expr)]).toEqual([expr, []]);
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
