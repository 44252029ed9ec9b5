import { join } from 'node:path';
import { load } from 'js-yaml';
import ts from 'typescript';
import { objects, type Rendered } from '../../trees';

/*
 * What is rendered, as literals of the types that Grafana itself publishes: of its dashboards and panels in
 * @grafana/schema, in the version that is run, of queries and alert rules in its Foundation SDK. A field they do not know
 * is an error of the compiler, and so is a value that may not be there.
 */

const ROOT = join(__dirname, '../../..');

/** The types, but for what only a program has: values of enumerations are texts, and there are no functions. */
const TYPES = `
import type * as grafana from '@grafana/schema/dist/esm/raw/dashboard/x/Dashboard_types.gen';
import type * as timeseries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as bargauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type * as logs from '@grafana/schema/dist/esm/raw/composable/logs/panelcfg/x/LogsPanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as nodegraph from '@grafana/schema/dist/esm/raw/composable/nodegraph/panelcfg/x/NodeGraphPanelCfg_types.gen';
import type * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import type * as loki from '@grafana/grafana-foundation-sdk/loki';
import type * as tempo from '@grafana/grafana-foundation-sdk/tempo';
import type * as alerting from '@grafana/grafana-foundation-sdk/alerting';

type Plain<T> = 0 extends 1 & T ? T
  : T extends string ? \`\${T}\`
  : T extends number | boolean | null | undefined ? T
  : T extends readonly (infer Item)[] ? Plain<Item>[]
  : T extends object ? { [Key in keyof T as T[Key] extends (...args: never[]) => unknown ? never : Key]: Plain<T[Key]> }
  : T;

type Drawn<Type extends string, Options, Query, Custom = never> = Omit<Plain<grafana.Panel>, 'type' | 'options' | 'fieldConfig' | 'targets'> & {
  type: Type;
  options: Partial<Plain<Options>>;
  targets: Plain<Query>[];
  fieldConfig: { defaults: Omit<Plain<grafana.FieldConfig>, 'custom'> & { custom?: Plain<Custom> }; overrides: never[] };
};
type Picture =
  | Drawn<'timeseries', timeseries.Options, prometheus.Dataquery | loki.dataquery, timeseries.FieldConfig>
  | Drawn<'stat', stat.Options, prometheus.Dataquery>
  | Drawn<'bargauge', bargauge.Options, prometheus.Dataquery>
  | Drawn<'logs', logs.Options, loki.dataquery>
  | Drawn<'table', table.Options, tempo.Dataquery>
  | Drawn<'nodeGraph', nodegraph.Options, tempo.Dataquery>;
export type Board = Omit<Plain<grafana.Dashboard>, 'panels'> & { panels: (Picture | Plain<grafana.RowPanel>)[] };

type Rule = Plain<Omit<alerting.Rule, 'folderUID' | 'orgID' | 'ruleGroup' | 'data'>>;
export type ManagedRule = Rule & { data: (Omit<Plain<alerting.Query>, 'model'> & { model: Plain<loki.dataquery> })[] };
export type Policy = Plain<alerting.NotificationPolicy> & { orgId: 1 };
`;

/** What the compiler says to some literals of the types. */
function compiled(literals: string): string[] {
  const file = join(ROOT, '__tests__/components/grafana/rendered.ts');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, TYPES + literals, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const data = (name: string, file: string): string =>
  objects('production', 'ConfigMap').find(({ metadata }) => metadata.name === name)?.data[file];

test('every dashboard is what Grafana 13 calls a dashboard, to the last field', () => {
  const boards = objects('production', 'ConfigMap')
    .filter(({ metadata }) => metadata.name.startsWith('grafana-dashboard-'))
    .flatMap((map: Rendered) => Object.values<string>(map.data));
  expect(boards.length).toBeGreaterThan(5);
  expect(compiled(boards.map((json, index) => `export const d${index}: Board = ${json};`).join('\n'))).toEqual([]);
});

test('every rule that Grafana evaluates is what it calls one, and so is where it tells of them', () => {
  const { groups, policies } = load(data('grafana-alerting', 'alerting.yaml')) as Rendered;
  const rules = groups.flatMap((group: Rendered) => group.rules);
  const literals = [
    `export const rules: ManagedRule[] = ${JSON.stringify(rules)};`,
    `export const policies: Policy[] = ${JSON.stringify(policies)};`,
  ];
  expect(rules.length).toBeGreaterThan(0);
  expect(compiled(literals.join('\n'))).toEqual([]);
});

test.each([
  ['a field of a panel', '{ "type": "stat", "tittle": "x" }'],
  ['an option', '{ "type": "stat", "options": { "colour": "value" } }'],
  ['a value', '{ "type": "stat", "options": { "colorMode": "rainbow" } }'],
  ['a field of a query', '{ "type": "logs", "targets": [{ "expr": "{a=\\"b\\"}", "maxLine": 3 }] }'],
])('%s that is invented is refused', (_, panel) => {
  const rest = { options: {}, targets: [], fieldConfig: { defaults: {}, overrides: [] }, ...JSON.parse(panel) };
  expect(compiled(`export const d: Board = { schemaVersion: 42, panels: [${JSON.stringify(rest)}] };`)).toEqual([
    expect.stringMatching(/tittle|colour|rainbow|maxLine/),
  ]);
});
