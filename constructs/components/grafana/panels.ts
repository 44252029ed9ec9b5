import type { LogSignal, Panel, Signal } from '../../watch/dashboard';
import { type Link, seriesToLogs } from '../../watch/links';
import { UIDS } from './data-sources';
import { exploreUrl } from './explore';
import { ofSeries } from './variables';

/** Width and height of each kind of picture, on a grid 24 wide. */
export const SIZES: Readonly<Record<Panel['kind'], { readonly w: number; readonly h: number }>> = {
  number: { w: 4, h: 4 },
  graph: { w: 12, h: 8 },
  count: { w: 12, h: 8 },
  table: { w: 12, h: 8 },
  lines: { w: 24, h: 14 },
  traces: { w: 24, h: 10 },
  services: { w: 24, h: 14 },
};

const PROMETHEUS = { type: 'prometheus', uid: UIDS.metrics };
const LOKI = { type: 'loki', uid: UIDS.logs };
const TEMPO = { type: 'tempo', uid: UIDS.traces };

/** A picture as Grafana's dashboards have it, but for its place. */
export function picture(panel: Panel) {
  const { title, description } = panel.signal;
  return { title, description, ...drawn(panel) };
}

function drawn(panel: Panel) {
  switch (panel.kind) {
    case 'graph':
      return ofMetrics('timeseries', panel.signal, { range: true, exemplar: true }, GRAPH);
    case 'number':
      return ofMetrics('stat', panel.signal, { instant: true }, NUMBER);
    case 'table':
      return ofMetrics('bargauge', panel.signal, { instant: true }, BARS);
    case 'lines':
      return ofLogs('logs', panel.signal, LINES);
    case 'count':
      return ofLogs('timeseries', panel.signal, GRAPH.options, COUNT_STYLE);
    case 'traces':
      return ofTraces('table', { queryType: 'traceql', query: panel.signal.query, tableType: 'traces' });
    case 'services':
      return ofTraces('nodeGraph', { queryType: 'serviceMap', serviceMapQuery: '' });
  }
}

interface Style {
  readonly options: object;
  readonly custom?: object;
}

const LEGEND = { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] };
const REDUCED = { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, orientation: 'auto' };

const GRAPH: Style = {
  options: { legend: LEGEND, tooltip: { mode: 'multi', sort: 'desc' } },
  custom: { drawStyle: 'line', lineWidth: 1, fillOpacity: 10, showPoints: 'never', spanNulls: false },
};

const NUMBER: Style = {
  options: {
    ...REDUCED,
    colorMode: 'value',
    graphMode: 'none',
    justifyMode: 'auto',
    textMode: 'auto',
    wideLayout: true,
    showPercentChange: false,
    percentChangeColorMode: 'standard',
  },
};

const BARS: Style = {
  options: {
    ...REDUCED,
    orientation: 'horizontal',
    displayMode: 'basic',
    valueMode: 'color',
    namePlacement: 'auto',
    showUnfilled: true,
    sizing: 'auto',
    minVizWidth: 8,
    minVizHeight: 16,
    maxVizHeight: 300,
    legend: { ...LEGEND, showLegend: false },
  },
};

const LINES = {
  showTime: true,
  showLabels: false,
  showCommonLabels: false,
  showLogContextToggle: true,
  wrapLogMessage: true,
  prettifyLogMessage: false,
  enableLogDetails: true,
  sortOrder: 'Descending',
  dedupStrategy: 'none',
};

const COUNT_STYLE = { drawStyle: 'bars', fillOpacity: 60, lineWidth: 0, stacking: { mode: 'normal', group: 'A' } };

function ofMetrics(
  type: string,
  { unit, expression, legend, known = [], threshold }: Signal,
  how: object,
  { options, custom }: Style,
) {
  const links = known.length > 0 ? [toLines(seriesToLogs(known))] : [];
  return {
    type,
    datasource: PROMETHEUS,
    targets: [{ refId: 'A', datasource: PROMETHEUS, expr: expression, legendFormat: legend, ...how }],
    options,
    fieldConfig: {
      defaults: {
        unit,
        // A share of something has ends; everything else begins at nothing.
        min: 0,
        ...(unit === 'percentunit' && { max: 1 }),
        links,
        thresholds: {
          mode: 'absolute',
          steps: [
            { color: 'green', value: null },
            ...(threshold === undefined ? [] : [{ color: 'red', value: threshold }]),
          ],
        },
        ...(custom && {
          custom: { ...custom, ...(threshold !== undefined && { thresholdsStyle: { mode: 'dashed' } }) },
        }),
      },
      overrides: [],
    },
  };
}

function ofLogs(type: string, { query, legend }: LogSignal, options: object, custom?: object) {
  const counted = custom !== undefined;
  return {
    type,
    datasource: LOKI,
    targets: [
      {
        refId: 'A',
        datasource: LOKI,
        expr: query,
        queryType: 'range',
        ...(legend !== undefined && { legendFormat: legend }),
        ...(!counted && { maxLines: 1000 }),
      },
    ],
    options,
    fieldConfig: { defaults: counted ? { unit: 'short', min: 0, custom } : {}, overrides: [] },
  };
}

function ofTraces(type: string, query: object) {
  return {
    type,
    datasource: TEMPO,
    targets: [{ refId: 'A', datasource: TEMPO, filters: [], limit: 50, ...query }],
    options: type === 'table' ? { frameIndex: 0, showHeader: true } : {},
    fieldConfig: { defaults: {}, overrides: [] },
  };
}

/** A link of a series to the lines of the time that the dashboard shows. */
function toLines({ name, query }: Link) {
  const url = exploreUrl(query(ofSeries), { from: '${__from}', to: '${__to}' });
  return { title: name, url, targetBlank: true };
}
