import type { Dashboard, Panel, Variable } from '../../watch/dashboard';
import type { Pillar } from '../../watch/links';
import { UIDS } from './data-sources';
import { picture, SIZES } from './panels';
import type { DashboardsFile } from './provisioning';

/** Columns of Grafana's grid. */
const WIDTH = 24;

/** The version of the format that is written here. */
const SCHEMA = 42;

/** What each kind of picture asks. */
const ASKS: Readonly<Record<Panel['kind'], readonly Pillar[]>> = {
  graph: ['metrics'],
  number: ['metrics'],
  table: ['metrics'],
  lines: ['logs'],
  count: ['logs'],
  traces: ['traces'],
  services: ['traces', 'metrics'],
};

/** A dashboard without the pictures that some pillars would have to answer; nothing if none is left. */
export function answered(dashboard: Dashboard, there: (pillar: Pillar) => boolean): Dashboard | undefined {
  /** A series leads to logs only where there are any. */
  const linked = (panel: Panel): Panel =>
    panel.kind === 'graph' || panel.kind === 'number' || panel.kind === 'table'
      ? { ...panel, signal: { ...panel.signal, known: there('logs') ? panel.signal.known : [] } }
      : panel;
  const chosen = dashboard.variables.every(
    ({ kind }) => kind === 'text' || there(kind === 'log-label' ? 'logs' : 'metrics'),
  );
  const rows = dashboard.rows
    .map((row) => ({ ...row, panels: row.panels.filter(({ kind }) => ASKS[kind].every(there)).map(linked) }))
    .filter(({ panels }) => panels.length > 0);
  return chosen && rows.length > 0 ? { ...dashboard, rows } : undefined;
}

/** A dashboard as Grafana reads it. Pictures flow from left to right, row by row. */
export function dashboardJson({ uid, title, description, folder, variables, rows }: Dashboard) {
  let y = 0;
  let id = 0;
  const panels = rows.flatMap((row) => {
    const heading = {
      type: 'row',
      title: row.title,
      collapsed: false,
      panels: [],
      id: ++id,
      gridPos: { x: 0, y, w: WIDTH, h: 1 },
    };
    y += 1;
    let x = 0;
    let tallest = 0;
    const placed = row.panels.map((one) => {
      const { w, h } = SIZES[one.kind];
      if (x + w > WIDTH) {
        x = 0;
        y += tallest;
        tallest = 0;
      }
      const gridPos = { x, y, w, h };
      x += w;
      tallest = Math.max(tallest, h);
      return { ...picture(one), id: ++id, gridPos };
    });
    y += tallest;
    return [heading, ...placed];
  });
  return {
    uid,
    title,
    description,
    tags: ['genestack', folder.toLowerCase()],
    // Provisioned: what is changed there would be gone at the next start.
    editable: false,
    graphTooltip: 1,
    schemaVersion: SCHEMA,
    time: { from: 'now-1h', to: 'now' },
    refresh: '1m',
    timezone: 'browser',
    annotations: { list: [] },
    templating: { list: variables.map(variable) },
    links: [
      {
        title: 'Dashboards',
        type: 'dashboards',
        icon: 'external link',
        tooltip: '',
        url: '',
        tags: ['genestack'],
        asDropdown: true,
        targetBlank: false,
        includeVars: false,
        keepTime: true,
      },
    ],
    panels,
  };
}

/** Looked up anew when the time changes. */
const REFRESH = 2;
const ALPHABETICAL = 1;

function variable(given: Variable) {
  const { name, title } = given;
  if (given.kind === 'text') return { type: 'textbox', name, label: title, query: '' };
  const { label, all } = given;
  const source =
    given.kind === 'log-label'
      ? {
          datasource: { type: 'loki', uid: UIDS.logs },
          // The kind of question that asks for the values of a label.
          query: { refId: name, type: 1, label, stream: given.selector },
        }
      : {
          datasource: { type: 'prometheus', uid: UIDS.metrics },
          query: { refId: name, qryType: 1, query: `label_values(${given.metric.where()}, ${label})` },
        };
  return {
    type: 'query',
    name,
    label: title,
    ...source,
    refresh: REFRESH,
    sort: ALPHABETICAL,
    ...(all && { includeAll: true, allValue: '.+', current: { text: 'All', value: '$__all' } }),
  };
}

/** The provisioning file that leads Grafana to the dashboards: each is in a folder of its own, which is a ConfigMap. */
export function dashboardProviders(
  dashboards: ReadonlyArray<{ readonly dashboard: Dashboard; readonly path: string }>,
): DashboardsFile {
  return {
    apiVersion: 1,
    providers: dashboards.map(({ dashboard: { uid, folder }, path }) => ({
      name: uid,
      orgId: 1,
      type: 'file',
      folder,
      folderUid: folder.toLowerCase(),
      // One that is gone from the tree goes from Grafana too.
      disableDeletion: false,
      allowUiUpdates: false,
      updateIntervalSeconds: 60,
      options: { path },
    })),
  };
}
