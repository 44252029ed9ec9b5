/*
 * The files Grafana reads when it starts, field by field as it documents them (administration/provisioning,
 * administration/correlations, the pages of the data sources, alerting/set-up/provision-alerting-resources). Grafana
 * passes over a field it does not know without a word; the compiler does not.
 */

/** `datasources/*.yaml` */
export interface DataSourcesFile {
  readonly apiVersion: 1;
  readonly prune: boolean;
  readonly datasources: readonly DataSource[];
}

interface Common {
  readonly name: string;
  readonly uid: string;
  readonly url: string;
  readonly access: 'proxy';
  readonly editable: boolean;
  readonly isDefault?: boolean;
  readonly correlations?: readonly Correlation[];
}

export type DataSource = Common &
  (
    | { readonly type: 'prometheus'; readonly jsonData: PrometheusOptions }
    | { readonly type: 'loki'; readonly jsonData: LokiOptions }
    | { readonly type: 'tempo'; readonly jsonData: TempoOptions }
    | { readonly type: 'alertmanager'; readonly jsonData: AlertmanagerOptions }
  );

interface PrometheusOptions {
  readonly httpMethod: 'POST' | 'GET';
  readonly timeInterval: string;
  readonly prometheusType: 'Prometheus';
  readonly manageAlerts: boolean;
  readonly alertmanagerUid: string;
  readonly exemplarTraceIdDestinations?: ReadonlyArray<{
    readonly name: string;
    readonly datasourceUid: string;
    readonly urlDisplayLabel: string;
  }>;
}

interface LokiOptions {
  readonly maxLines: number;
  readonly manageAlerts: boolean;
  readonly alertmanagerUid: string;
  readonly derivedFields: readonly DerivedField[];
}

/** A field whose value leads somewhere. */
export interface DerivedField {
  readonly name: string;
  /** `label`: by the name of a label or an attribute, rather than from the text of the line. */
  readonly matcherType: 'label' | 'regex';
  readonly matcherRegex: string;
  readonly datasourceUid: string;
  /** The query, where it leads to a data source. */
  readonly url: string;
  readonly urlDisplayLabel: string;
}

interface TempoOptions {
  readonly tracesToLogsV2?: {
    readonly datasourceUid: string;
    readonly spanStartTimeShift: string;
    readonly spanEndTimeShift: string;
    readonly customQuery: true;
    readonly query: string;
  };
  readonly tracesToMetrics?: {
    readonly datasourceUid: string;
    readonly spanStartTimeShift: string;
    readonly spanEndTimeShift: string;
    readonly queries: ReadonlyArray<{ readonly name: string; readonly query: string }>;
  };
  readonly serviceMap?: { readonly datasourceUid: string };
  readonly nodeGraph: { readonly enabled: boolean };
}

interface AlertmanagerOptions {
  readonly implementation: 'prometheus';
  readonly handleGrafanaManagedAlerts: boolean;
}

/** A link at a field of whatever a data source answers. A description is needed: Grafana does not start without. */
export type Correlation = { readonly label: string; readonly description: string } & (
  | {
      readonly type: 'query';
      readonly targetUID: string;
      readonly config: {
        readonly field: string;
        readonly target: object;
        /** Further variables, from groups of a regular expression. */
        readonly transformations?: ReadonlyArray<{
          readonly type: 'regex';
          readonly field: string;
          readonly expression: string;
          readonly mapValue: string;
        }>;
      };
    }
  | {
      readonly type: 'external';
      readonly config: { readonly field: string; readonly target: { readonly url: string } };
    }
);

/** `dashboards/*.yaml` */
export interface DashboardsFile {
  readonly apiVersion: 1;
  readonly providers: ReadonlyArray<{
    readonly name: string;
    readonly orgId: 1;
    readonly type: 'file';
    readonly folder: string;
    readonly folderUid: string;
    readonly disableDeletion: boolean;
    readonly allowUiUpdates: boolean;
    readonly updateIntervalSeconds: number;
    readonly options: { readonly path: string };
  }>;
}

/** `alerting/*.yaml` */
export interface AlertingFile {
  readonly apiVersion: 1;
  readonly groups: ReadonlyArray<{
    readonly orgId: 1;
    readonly name: string;
    readonly folder: string;
    readonly interval: string;
    readonly rules: readonly ManagedRule[];
  }>;
  readonly contactPoints: ReadonlyArray<{
    readonly orgId: 1;
    readonly name: string;
    readonly receivers: ReadonlyArray<{
      readonly uid: string;
      readonly type: 'prometheus-alertmanager';
      readonly settings: { readonly url: string };
      readonly disableResolveMessage: boolean;
    }>;
  }>;
  readonly policies: ReadonlyArray<{
    readonly orgId: 1;
    readonly receiver: string;
    readonly group_by: readonly string[];
    readonly group_wait: string;
    readonly group_interval: string;
    readonly repeat_interval: string;
  }>;
}

export interface ManagedRule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly data: ReadonlyArray<{
    readonly refId: string;
    readonly datasourceUid: string;
    readonly queryType: 'instant';
    readonly relativeTimeRange: { readonly from: number; readonly to: number };
    readonly model: object;
  }>;
  readonly noDataState: 'OK' | 'NoData' | 'Alerting';
  readonly execErrState: 'Error' | 'OK' | 'Alerting';
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly isPaused: boolean;
}
