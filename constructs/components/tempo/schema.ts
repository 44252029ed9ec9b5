/**
 * The part of Tempo's configuration that is used here, field by field from release 2.10. Tempo refuses to start with a
 * field it does not know; so does the compiler. That Tempo knows these is checked against `tempo-fields.txt`, which
 * `npm run tempo-fields` makes of Tempo's own sources.
 */
export interface TempoConfig {
  readonly server: {
    readonly http_listen_port: number;
    readonly grpc_listen_port: number;
    readonly log_format: 'logfmt' | 'json';
  };
  readonly distributor: {
    readonly receivers: {
      readonly otlp: {
        readonly protocols: { readonly grpc: { readonly endpoint: string; readonly max_recv_msg_size_mib: number } };
      };
    };
    readonly ring: InstanceRing;
    readonly retry_after_on_resource_exhausted: string;
  };
  readonly ingester: {
    readonly lifecycler: {
      readonly address?: string;
      readonly ring: { readonly kvstore: KeyValueStore; readonly replication_factor: number };
    };
    readonly max_block_duration: string;
    readonly flush_all_on_shutdown: boolean;
  };
  readonly query_frontend: { readonly search: { readonly max_duration: string } };
  readonly querier?: { readonly frontend_worker: { readonly frontend_address: string } };
  readonly compactor: { readonly compaction: { readonly block_retention: string } };
  readonly metrics_generator: {
    readonly ring: InstanceRing;
    readonly processor: { readonly span_metrics: { readonly dimension_mappings: readonly DimensionMapping[] } };
    readonly registry: { readonly external_labels: Readonly<Record<string, string>> };
    readonly storage: { readonly path: string; readonly remote_write: readonly RemoteWrite[] };
  };
  readonly memberlist?: {
    readonly advertise_addr: string;
    readonly bind_port: number;
    readonly cluster_label: string;
    readonly join_members: readonly string[];
    readonly rejoin_interval: string;
  };
  readonly storage: { readonly trace: { readonly wal: { readonly path: string } } & Backend };
  readonly overrides: { readonly defaults: Overrides };
  readonly usage_report: { readonly reporting_enabled: boolean };
}

interface KeyValueStore {
  readonly store: 'memberlist' | 'inmemory';
}

interface InstanceRing {
  readonly kvstore: KeyValueStore;
  readonly instance_addr?: string;
}

/** A label made of attributes of a span or of its resource. */
interface DimensionMapping {
  readonly name: string;
  readonly source_labels: readonly string[];
  readonly join: string;
}

/** Prometheus' own remote write configuration. */
interface RemoteWrite {
  readonly url: string;
  readonly send_exemplars: boolean;
}

/** What a tenant may do. There is one tenant here. */
export interface Overrides {
  readonly ingestion: {
    readonly rate_strategy: 'local' | 'global';
    readonly rate_limit_bytes: number;
    readonly burst_size_bytes: number;
    readonly max_traces_per_user: number;
    readonly max_attribute_bytes: number;
  };
  readonly read: { readonly max_bytes_per_tag_values_query: number };
  readonly global: { readonly max_bytes_per_trace: number };
  readonly metrics_generator: {
    readonly processors: ReadonlyArray<'service-graphs' | 'span-metrics'>;
    readonly max_active_series: number;
    readonly trace_id_label_name: string;
  };
}

type Backend =
  | { readonly backend: 'local'; readonly local: { readonly path: string } }
  | {
      readonly backend: 's3';
      readonly s3: {
        readonly bucket: string;
        readonly endpoint: string;
        readonly region: string;
        readonly access_key: string;
        readonly secret_key: string;
        readonly insecure: boolean;
        readonly forcepathstyle: boolean;
      };
    };
