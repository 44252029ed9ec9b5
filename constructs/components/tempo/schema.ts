/**
 * The part of Tempo's configuration that is used here, field by field from the manifest of all its options
 * (grafana/tempo, docs/sources/tempo/configuration/manifest.md, release 2.10). Tempo refuses to start with a field it
 * does not know; so does the compiler.
 */
export interface TempoConfig {
  readonly server: {
    readonly http_listen_port: number;
    readonly grpc_listen_port: number;
    readonly log_format: 'logfmt' | 'json';
  };
  readonly distributor: {
    readonly receivers: { readonly otlp: { readonly protocols: { readonly grpc: { readonly endpoint: string } } } };
    readonly ring?: InstanceRing;
  };
  readonly ingester: {
    readonly lifecycler?: { readonly address: string; readonly ring: { readonly replication_factor: number } };
    readonly max_block_duration: string;
    readonly flush_all_on_shutdown: boolean;
  };
  readonly querier?: { readonly frontend_worker: { readonly frontend_address: string } };
  readonly compactor: { readonly compaction: { readonly block_retention: string }; readonly ring?: InstanceRing };
  readonly metrics_generator: {
    readonly ring?: InstanceRing;
    readonly storage: { readonly path: string; readonly remote_write: readonly RemoteWrite[] };
  };
  readonly memberlist?: {
    readonly advertise_addr: string;
    readonly bind_port: number;
    readonly join_members: readonly string[];
  };
  readonly storage: { readonly trace: { readonly wal: { readonly path: string } } & Backend };
  readonly overrides: {
    readonly defaults: {
      readonly metrics_generator: { readonly processors: ReadonlyArray<'service-graphs' | 'span-metrics'> };
    };
  };
  readonly usage_report: { readonly reporting_enabled: boolean };
}

interface InstanceRing {
  readonly instance_addr: string;
}

/** Prometheus' own remote write configuration. */
interface RemoteWrite {
  readonly url: string;
  readonly send_exemplars: boolean;
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
