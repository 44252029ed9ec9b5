/** Fixed, so that dashboards, links and alert rules can name them. */
export const UIDS = { metrics: 'prometheus', logs: 'loki', traces: 'tempo', alerts: 'alertmanager' } as const;

interface Given {
  readonly metrics: string;
  readonly logs: string;
  readonly traces: string;
  readonly alerts: string;
  readonly scrapeInterval: string;
}

/** Grafana's provisioning file for its four data sources, and the ways from each to the next. */
export function dataSources({ metrics, logs, traces, alerts, scrapeInterval }: Given) {
  const source = (name: string, uid: string, type: string, url: string, jsonData: object) => ({
    name,
    uid,
    type,
    url,
    jsonData,
    access: 'proxy',
    // What is said here would overwrite what is clicked there at the next start.
    editable: false,
  });
  return {
    apiVersion: 1,
    // A data source that is gone from here goes from Grafana too.
    prune: true,
    datasources: [
      {
        ...source('Prometheus', UIDS.metrics, 'prometheus', metrics, {
          httpMethod: 'POST',
          timeInterval: scrapeInterval,
          exemplarTraceIdDestinations: [{ name: 'trace_id', datasourceUid: UIDS.traces }],
        }),
        isDefault: true,
      },
      source('Loki', UIDS.logs, 'loki', logs, {
        derivedFields: [
          {
            name: 'trace_id',
            datasourceUid: UIDS.traces,
            matcherType: 'label',
            matcherRegex: 'trace_id',
            // Twice, because Grafana replaces single ones from its environment when it reads this file.
            url: '$${__value.raw}',
          },
        ],
      }),
      source('Tempo', UIDS.traces, 'tempo', traces, {
        tracesToLogsV2: {
          datasourceUid: UIDS.logs,
          filterByTraceID: true,
          spanStartTimeShift: '-5m',
          spanEndTimeShift: '5m',
          tags: [{ key: 'k8s.namespace.name', value: 'namespace' }],
        },
        serviceMap: { datasourceUid: UIDS.metrics },
        nodeGraph: { enabled: true },
      }),
      source('Alertmanager', UIDS.alerts, 'alertmanager', alerts, {
        implementation: 'prometheus',
        handleGrafanaManagedAlerts: false,
      }),
    ],
  };
}
