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

/** Metrics that the live tests have seen the programs emit. */
const SEEN = [
  'up',
  'loki_canary_missing_entries_total',
  'loki_discarded_samples_total',
  'loki_distributor_lag_ms_total',
  'loki_request_duration_seconds_count',
  'otelcol_exporter_queue_capacity',
  'otelcol_exporter_queue_size',
  'otelcol_exporter_send_failed_log_records',
  'otelcol_process_uptime',
  'otelcol_receiver_refused_log_records',
];

describe.each(environmentNames)('every alert of %s', (environment) => {
  const groups = objects(environment, 'PrometheusRule').flatMap(({ spec }) => spec.groups);
  const rules: Rendered[] = groups.flatMap((group: Rendered) => group.rules);

  test('is written in PromQL', () => {
    for (const { expr } of rules) expect([expr, parts(expr, '⚠')]).toEqual([expr, []]);
  });

  test('asks only for metrics that are collected, from jobs that are scraped', () => {
    const jobs = objects(environment, 'ServiceMonitor').map(({ metadata }) => metadata.name);
    for (const { expr } of rules) {
      for (const selector of parts(expr, 'VectorSelector')) {
        expect(SEEN).toContain(parts(selector, 'Identifier')[0]);
        expect(jobs).toContain(/job="([^"]+)"/.exec(selector)?.[1]);
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
