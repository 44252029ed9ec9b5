import { merge } from '../../config/merge';
import type { Settings } from '../../config/schema';
import type { BucketAccess } from '../../core/bucket';
import { toGoDuration } from '../../core/duration';
import { limits, MESSAGE_MIB } from './limits';
import type { TempoConfig } from './schema';

/** Where a part keeps its write-ahead log and, without a bucket, everything. */
export const DATA = '/var/tempo';

export const PORTS = { http: 3200, grpc: 9095, gossip: 7946, otlp: 4317 } as const;

/** Attribute of a resource that names the namespace of its pod. */
const NAMESPACE = 'k8s.namespace.name';

interface Given {
  readonly cluster: string;
  readonly retention: string;
  readonly settings: Settings;
  readonly bucket: BucketAccess | undefined;
  /** Where the metrics made of traces are written; each replica of Prometheus. */
  readonly remoteWrite: readonly string[];
  /** What only matters where the parts are pods of their own. */
  readonly distributed?: {
    readonly replicationFactor: number;
    /** Addresses of members of the ring that are always there. */
    readonly members: readonly string[];
    readonly frontend: string;
  };
}

/** Tempo's configuration; the same for each of its parts, which are told apart by their target. */
export function tempoSettings(given: Given): TempoConfig {
  const { cluster, retention, settings, bucket, remoteWrite, distributed } = given;
  // In one binary every ring is in memory, and everybody is at home.
  const kvstore = { store: distributed ? 'memberlist' : 'inmemory' } as const;
  const ring = { kvstore, ...(distributed && { instance_addr: '${POD_IP}' }) };
  return merge<TempoConfig>(
    {
      server: { http_listen_port: PORTS.http, grpc_listen_port: PORTS.grpc, log_format: 'json' },
      distributor: {
        receivers: {
          otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${PORTS.otlp}`, max_recv_msg_size_mib: MESSAGE_MIB } } },
        },
        ring,
        // Without it a collector would take "too much at the moment" for a refusal for good, and drop the spans.
        retry_after_on_resource_exhausted: '5s',
      },
      ingester: {
        lifecycler: {
          ...(distributed && { address: '${POD_IP}' }),
          // A span is stored by three ingesters and acknowledged by two: one may be lost at any time.
          ring: { kvstore, replication_factor: distributed?.replicationFactor ?? 1 },
        },
        max_block_duration: '30m',
        flush_all_on_shutdown: false,
      },
      // Everything that is kept can be asked for at once.
      query_frontend: { search: { max_duration: toGoDuration(retention) } },
      querier: distributed && { frontend_worker: { frontend_address: distributed.frontend } },
      // There is one compactor, so it shares its work with nobody.
      compactor: { compaction: { block_retention: toGoDuration(retention) } },
      metrics_generator: {
        ring,
        processor: {
          // The label that metrics and logs of Kubernetes have for it.
          span_metrics: { dimension_mappings: [{ name: 'namespace', source_labels: [NAMESPACE], join: '' }] },
        },
        registry: { external_labels: { cluster } },
        storage: { path: `${DATA}/generator`, remote_write: remoteWrite.map((url) => ({ url, send_exemplars: true })) },
      },
      memberlist: distributed && {
        advertise_addr: '${POD_IP}',
        bind_port: PORTS.gossip,
        // Other programs gossip on this port too, and pods get addresses that theirs had.
        cluster_label: 'tempo',
        join_members: distributed.members,
        // When all members that are always there were away at once, they find each other, but not the rest.
        rejoin_interval: '30s',
      },
      storage: {
        trace: {
          wal: { path: `${DATA}/wal` },
          ...(bucket ? { backend: 's3', s3: s3(bucket) } : { backend: 'local', local: { path: `${DATA}/blocks` } }),
        },
      },
      overrides: { defaults: limits },
      usage_report: { reporting_enabled: false },
    },
    settings,
  );
}

function s3({ bucket, endpoint, region, accessKey, secretKey, tls }: BucketAccess) {
  return {
    bucket,
    endpoint,
    region,
    access_key: accessKey,
    secret_key: secretKey,
    insecure: !tls,
    forcepathstyle: true,
  };
}
