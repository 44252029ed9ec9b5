import {
  exemplarToTrace,
  KNOWN_AS,
  type Link,
  lineToRequest,
  lineToTrace,
  type Pillar,
  REQUEST_ID,
  serviceToDashboard,
  spanToLogs,
  spanToMoreLogs,
} from '../../watch/links';
import type { Correlation, DataSource, DataSourcesFile, DerivedField } from './provisioning';
import { escaped, ofField, ofSpan, ofText } from './variables';

/** Fixed, so that dashboards, links and alert rules can name them. */
export const UIDS = { metrics: 'prometheus', logs: 'loki', traces: 'tempo', alerts: 'alertmanager' } as const;

/** A link of the environment's own. */
export interface CustomLink {
  readonly name: string;
  readonly from: Pillar;
  readonly field: string;
  readonly to: Pillar;
  readonly query: string;
}

interface Given {
  /** Addresses of the data sources that are not switched off. */
  readonly metrics: string | undefined;
  readonly logs: string | undefined;
  readonly traces: string | undefined;
  readonly alerts: string;
  readonly scrapeInterval: string;
  /** Ways from a span to its metrics. */
  readonly spanToMetrics: readonly Link[];
  readonly links: readonly CustomLink[];
}

/** How long before and after a span its logs and metrics are looked at: clocks differ, and metrics are seldom collected. */
const AROUND_LOGS = '30s';
const AROUND_METRICS = '15m';

/** Lines that are shown at once. */
const MAX_LINES = 2000;

/** Grafana's provisioning file for its data sources, and the ways from each to the next. */
export function dataSources(given: Given): DataSourcesFile {
  const { metrics, logs, traces, alerts, scrapeInterval, spanToMetrics, links } = given;
  const there = (pillar: Link['to']) => pillar === 'dashboard' || given[pillar] !== undefined;
  const common = (name: string, uid: string, url: string) => ({
    name,
    uid,
    url,
    access: 'proxy' as const,
    // What is said here would overwrite what is clicked there at the next start.
    editable: false,
  });
  const own = (pillar: Pillar) => links.filter(({ from }) => from === pillar).map(custom);
  const rules = { manageAlerts: true, alertmanagerUid: UIDS.alerts };

  const all: DataSource[] = [];
  if (metrics !== undefined) {
    all.push({
      ...common('Prometheus', UIDS.metrics, metrics),
      type: 'prometheus',
      isDefault: true,
      correlations: own('metrics'),
      jsonData: {
        ...rules,
        httpMethod: 'POST',
        prometheusType: 'Prometheus',
        timeInterval: scrapeInterval,
        exemplarTraceIdDestinations: there(exemplarToTrace.to)
          ? [{ name: KNOWN_AS.trace.metrics, datasourceUid: UIDS.traces, urlDisplayLabel: exemplarToTrace.name }]
          : [],
      },
    });
  }
  if (logs !== undefined) {
    all.push({
      ...common('Loki', UIDS.logs, logs),
      type: 'loki',
      isDefault: metrics === undefined,
      correlations: [ofLine(lineToRequest), ...own('logs')],
      jsonData: {
        ...rules,
        maxLines: MAX_LINES,
        derivedFields: there(lineToTrace.to) ? [ofAttribute(lineToTrace, KNOWN_AS.trace.logs)] : [],
      },
    });
  }
  if (traces !== undefined) {
    all.push({
      ...common('Tempo', UIDS.traces, traces),
      type: 'tempo',
      isDefault: metrics === undefined && logs === undefined,
      correlations: [
        ...spanToMoreLogs.filter(({ to }) => there(to)).map(ofTrace),
        // Graph and dashboard are both made of metrics.
        ...(metrics === undefined ? [] : [ofService(serviceToDashboard)]),
        ...own('traces'),
      ],
      jsonData: {
        ...(there(spanToLogs.to) && {
          tracesToLogsV2: {
            datasourceUid: UIDS.logs,
            spanStartTimeShift: `-${AROUND_LOGS}`,
            spanEndTimeShift: AROUND_LOGS,
            customQuery: true,
            query: spanToLogs.query(ofSpan),
          },
        }),
        ...(metrics !== undefined && {
          tracesToMetrics: {
            datasourceUid: UIDS.metrics,
            spanStartTimeShift: `-${AROUND_METRICS}`,
            spanEndTimeShift: AROUND_METRICS,
            queries: spanToMetrics.map(({ name, query }) => ({ name, query: query(ofSpan) })),
          },
          serviceMap: { datasourceUid: UIDS.metrics },
        }),
        nodeGraph: { enabled: true },
      },
    });
  }
  all.push({
    ...common('Alertmanager', UIDS.alerts, alerts),
    type: 'alertmanager',
    jsonData: { implementation: 'prometheus', handleGrafanaManagedAlerts: false },
  });
  // A data source that is gone from here goes from Grafana too.
  return { apiVersion: 1, prune: true, datasources: escaped(all) };
}

/** A link at an attribute of a log record. */
function ofAttribute({ name, query }: Link, attribute: string): DerivedField {
  return {
    name: attribute,
    matcherType: 'label',
    matcherRegex: `^${attribute}$`,
    datasourceUid: UIDS.traces,
    url: query(ofField),
    urlDisplayLabel: name,
  };
}

/** A link at what a line says, which a derived field cannot have: it asks only data sources of traces. */
function ofLine({ name, description, query }: Link): Correlation {
  return {
    type: 'query',
    label: name,
    description,
    targetUID: UIDS.logs,
    config: {
      field: 'Line',
      target: { expr: query(ofText), queryType: 'range' },
      transformations: [{ type: 'regex', field: 'Line', expression: `/${REQUEST_ID}/`, mapValue: 'request' }],
    },
  };
}

/** A link at each span, which Grafana shows where the trace has its id. */
function ofTrace({ name, description, query }: Link): Correlation {
  return {
    type: 'query',
    label: name,
    description,
    targetUID: UIDS.logs,
    config: { field: 'traceID', target: { expr: query(ofSpan), queryType: 'range' } },
  };
}

/** A link at each node of the graph of services, whose id is the service. */
function ofService({ name, description, query }: Link): Correlation {
  return { type: 'external', label: name, description, config: { field: 'id', target: { url: query(ofField) } } };
}

function custom({ name, field, to, query }: CustomLink): Correlation {
  const targets = {
    metrics: { expr: query, range: true },
    logs: { expr: query, queryType: 'range' },
    traces: { query, queryType: 'traceql' },
  };
  return { type: 'query', label: name, description: name, targetUID: UIDS[to], config: { field, target: targets[to] } };
}
