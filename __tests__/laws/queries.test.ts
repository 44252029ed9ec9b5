import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveEnvironments } from '../../constructs/config/resolve';
import { build, renderEnvironments } from '../../constructs/render';
import type { Stack } from '../../constructs/stack';
import { type Metric, storedNames } from '../../constructs/watch/metric';
import { asked, catalogue } from '../../constructs/wiring/catalogue';
import { environments } from '../../main';
import { everything } from '../../scripts/metric-reference';
import { filled, mistakes, nodes } from '../queries';

/*
 * Whoever asks Prometheus, an alert, a recording, a dashboard, a link or the tour, asks for what is collected, by labels it
 * has in the store.
 */

const stacks = new Map(
  resolveEnvironments([...environments, everything]).map((environment) => [environment.name, build(environment)]),
);

/** What an environment stores, by name, and the names of what it computes. */
function stored(name: string) {
  const stack = stacks.get(name);
  if (stack === undefined) throw new Error(`no environment ${name}`);
  const metrics = new Map<string, Metric[]>();
  for (const { metric } of catalogue(stack)) {
    for (const series of storedNames(metric)) metrics.set(series, [...(metrics.get(series) ?? []), metric]);
  }
  const recorded = stack.components.flatMap(({ alerts }) =>
    alerts.flatMap(({ recordings = [] }) => recordings.map((recording) => recording.name)),
  );
  return { queries: asked(stack), metrics, recorded };
}

/** What is wrong with a query: parts of it that nothing in the store answers. */
async function unanswered(query: string, { metrics, recorded }: Omit<ReturnType<typeof stored>, 'queries'>) {
  const wrong: string[] = [];
  const known = new Set(['le']);
  for (const selector of await nodes('promql', query, 'VectorSelector')) {
    const [name = ''] = await nodes('promql', selector, 'Identifier');
    const matchers = await nodes('promql', selector, 'UnquotedLabelMatcher');
    const job = /\bjob="([^"]+)"/.exec(selector)?.[1];
    const found = (metrics.get(name) ?? []).filter(
      ({ source }) => job === undefined || source.job === job || source.job === '',
    );
    const labels = new Set(found.flatMap((metric) => [...metric.labels, ...(name.endsWith('_bucket') ? ['le'] : [])]));
    if (found.length === 0 && !recorded.includes(name)) wrong.push(selector);
    for (const label of labels) known.add(label);
    // A recording has the labels of what it is computed of, which its own query is checked for.
    if (recorded.includes(name)) continue;
    for (const matcher of matchers) {
      const [label = ''] = /^\w+/.exec(matcher) ?? [];
      if (!labels.has(label)) wrong.push(`${name} has no ${label}`);
    }
  }
  if (!(await nodes('promql', query, 'Identifier')).some((name) => recorded.includes(name))) {
    for (const grouping of await nodes('promql', query, 'GroupingLabels'))
      for (const label of grouping.match(/\w+/g) ?? []) if (!known.has(label)) wrong.push(`by ${label}`);
  }
  return [...wrong, ...(await mistakes('promql', query))];
}

describe.each([...stacks.keys()])('in %s', (name) => {
  const store = stored(name);

  test('everything that is asked of Prometheus is collected, with the labels that are asked for', async () => {
    const checked = store.queries.map(async ({ by, query }) => ({
      by,
      query,
      unanswered: await unanswered(filled(query), store),
    }));
    expect((await Promise.all(checked)).filter((one) => one.unanswered.length > 0)).toEqual([]);
    expect(store.queries.length).toBeGreaterThan(70);
  });

  test('no job is told by two components, whose absence would then be seen of neither', () => {
    const components = new Map<string, Set<string>>();
    for (const { component, metric } of catalogue(stacks.get(name) as Stack)) {
      const { job } = metric.source;
      if (job !== '') components.set(job, (components.get(job) ?? new Set()).add(component.name));
    }
    const shared = [...components].filter(([, names]) => names.size > 1);
    expect(shared.map(([job, names]) => [job, [...names]])).toEqual([]);
    expect(components.size).toBeGreaterThan(10);
  });
});

test('where only what is asked for is stored, the collectors and monitors keep what dashboards and links ask', () => {
  const [lab] = environments;
  if (lab === undefined) throw new Error('no environment');
  const tree = renderEnvironments([{ ...lab, prometheus: { metrics: 'used' } }]);
  const text = (path: string) => tree.get(`${lab.name}/${path}`) ?? '';
  expect(text('daemon-collector/ConfigMap.daemon-collector.yaml')).toContain('system[._]cpu[._]load[._]average[._]1m');
  expect(text('kube-state-metrics/ServiceMonitor.kube-state-metrics.yaml')).toMatch(
    /kube_pod_container_status_waiting_reason$/m,
  );
  expect(text('loki/ServiceMonitor.loki.yaml')).toContain('loki_distributor_lines_received_total');
});

test('what the tour asks is collected in every environment', async () => {
  const page = readFileSync(join(__dirname, '../../docs/slow-request.md'), 'utf8');
  const queries = [...page.matchAll(/```promql\n(.*?)\n```/gs)].map(([, query = '']) => query);
  for (const { name } of environments) {
    for (const query of queries) expect([query, await unanswered(query, stored(name))]).toEqual([query, []]);
  }
  expect(queries.length).toBeGreaterThan(5);
});

test.each([
  ['what nobody collects', 'sum(system_cpu_load)', ['system_cpu_load']],
  ['a label that is not there', 'system_cpu_load_average_1m{host="a"}', ['system_cpu_load_average_1m has no host']],
  ['a job that does not tell it', 'kube_pod_info{job="host-metrics"}', ['kube_pod_info{job="host-metrics"}']],
  ['groups by a label that is not there', 'sum by (host) (system_uptime_seconds)', ['by host']],
])('%s is seen', async (_, query, wrong) => {
  expect(await unanswered(query, stored('lab'))).toEqual(expect.arrayContaining(wrong));
});
