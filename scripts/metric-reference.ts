import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openStackServiceNames } from '../constructs/config/openstack';
import { resolveEnvironments } from '../constructs/config/resolve';
import type { EnvironmentIntent } from '../constructs/config/schema';
import { integrations } from '../constructs/integrations/registry';
import { build } from '../constructs/render';
import { type Metric, type Source, TRANSPORT_LABELS } from '../constructs/watch/metric';
import { asked, askers, catalogue } from '../constructs/wiring/catalogue';
import { environments } from '../main';

/*
 * Writes the pages that list every metric: the Base Metrics Reference has what every environment collects, the Additional
 * Metrics Reference what an environment collects if it has the source.
 *
 *   npm run docs
 */

const ROOT = join(__dirname, '..');

/** An environment with everything there can be. */
export const everything: EnvironmentIntent = {
  name: 'everything',
  profile: 'production',
  delivery: { repository: 'https://git.example.org/x.git' },
  objectStorage: {},
  openstack: { services: openStackServiceNames },
  pushgateway: {},
  datadog: { mode: 'hybrid' },
  platform: Object.fromEntries(Object.keys(integrations).map((name) => [name, true])),
};

/** The least there can be. */
const least: EnvironmentIntent = { name: 'least', profile: 'lab', delivery: everything.delivery };

interface Section {
  readonly component: string;
  readonly job: string;
  readonly metrics: readonly Metric[];
}

function stack(intent: EnvironmentIntent) {
  const [environment] = resolveEnvironments([intent]);
  if (environment === undefined) throw new Error(`${intent.name} is no environment`);
  return build(environment);
}

function sections(intent: EnvironmentIntent): Section[] {
  const byJob = new Map<string, { component: string; metrics: Metric[] }>();
  for (const { component, metric } of catalogue(stack(intent))) {
    const job = metric.source.job === '' ? `any job, from ${component.name}` : metric.source.job;
    const section = byJob.get(job) ?? { component: component.name, metrics: [] };
    section.metrics.push(metric);
    byJob.set(job, section);
  }
  return [...byJob].map(([job, section]) => ({ job, ...section })).sort((a, b) => (a.job < b.job ? -1 : 1));
}

/** The pages: path to text. */
export function metricReference(): ReadonlyMap<string, string> {
  const all = sections(everything);
  const base = new Set(sections(least).map(({ job }) => job));
  const queries = asked(stack(everything));
  const on = new Map(environments.map((intent) => [intent.name, new Set(sections(intent).map(({ job }) => job))]));
  const setting = (component: string) =>
    Object.entries(integrations).find(([, { name }]) => name === component)?.[0] ?? undefined;

  const section = ({ component, job, metrics }: Section): string => {
    const where = [...on].filter(([, jobs]) => jobs.has(job)).map(([name]) => name);
    const named = setting(component);
    const isOn = [
      where.length > 0
        ? `On in ${where.map((name) => `\`${name}\``).join(' and ')}`
        : 'On in no environment of this repository',
      ...(named === undefined ? [] : [`set by \`platform.${named}\``]),
    ].join(', ');
    const tables = [...new Set(metrics.map(({ source }) => about(source)))].sort();
    return [
      `## ${job}`,
      `From \`${component}\`. ${isOn}.`,
      ...tables.flatMap((text) => [text, table(metrics.filter(({ source }) => about(source) === text))]),
    ].join('\n\n');
  };

  /** How it is known that metrics exist, and what labels they are given on the way. */
  const about = ({ known, transport }: Source): string => {
    const labels = TRANSPORT_LABELS[transport].map((label) => `\`${label}\``).join(' ');
    return [
      known === 'seen' ? 'Seen in Prometheus from the running program.' : `Known from <${known.documented}>.`,
      labels === ''
        ? 'Each also has the labels of what it is computed of.'
        : `Beside its own labels each has ${labels}.`,
    ].join(' ');
  };

  const table = (metrics: readonly Metric[]): string => {
    const rows = [...metrics]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((metric) => {
        const labels = metric.ownLabels.map((label) => `\`${label}\``).join(' ');
        const users = askers(metric, queries).join(', ');
        return `| \`${metric.name}\` | ${metric.type} | ${metric.unit} | ${labels} | ${users} |`;
      });
    return ['| name | type | unit | labels | asked for by |', '|---|---|---|---|---|', ...rows].join('\n');
  };

  const page = (title: string, about: string, of: readonly Section[]): string => {
    const count = of.reduce((sum, { metrics }) => sum + metrics.length, 0);
    return [
      `# ${title}`,
      `<!-- Made by "npm run docs". Not edited by hand. -->`,
      `${about} ${count} metrics from ${of.length} sources. [Metrics](metrics.md) says how names, labels and sources were chosen.`,
      `A histogram is stored as \`_bucket\`, \`_sum\` and \`_count\`. What programs in Go tell of themselves (\`go_*\`, \`process_*\`) is not listed.`,
      ...of.map(section),
      '',
    ]
      .join('\n\n')
      .trimEnd()
      .concat('\n');
  };

  return new Map([
    [
      'docs/base-metrics.md',
      page(
        'Base Metrics Reference',
        'What every environment collects.',
        all.filter(({ job }) => base.has(job)),
      ),
    ],
    [
      'docs/additional-metrics.md',
      page(
        'Additional Metrics Reference',
        'What an environment collects if it has the source.',
        all.filter(({ job }) => !base.has(job)),
      ),
    ],
  ]);
}

if (require.main === module) {
  for (const [path, text] of metricReference()) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
}
