import { merge } from '../../config/merge';
import type { Settings } from '../../config/schema';
import type { BucketAccess } from '../../core/bucket';
import { toGoDuration } from '../../core/duration';
import type { TempoConfig } from './schema';

/** Where a part keeps its write-ahead log and, without a bucket, everything. */
export const DATA = '/var/tempo';

export const PORTS = { http: 3200, grpc: 9095, gossip: 7946, otlp: 4317 } as const;

interface Given {
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
export function tempoSettings({ retention, settings, bucket, remoteWrite, distributed }: Given): TempoConfig {
  // In one binary every ring is in memory, and everybody is at home.
  const ring = distributed && { instance_addr: '${POD_IP}' };
  return merge<TempoConfig>(
    {
      server: { http_listen_port: PORTS.http, grpc_listen_port: PORTS.grpc, log_format: 'json' },
      distributor: { receivers: { otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${PORTS.otlp}` } } } }, ring },
      ingester: {
        lifecycler: distributed && {
          address: '${POD_IP}',
          // A span is stored by three ingesters and acknowledged by two: one may be lost at any time.
          ring: { replication_factor: distributed.replicationFactor },
        },
        max_block_duration: '30m',
        flush_all_on_shutdown: false,
      },
      querier: distributed && { frontend_worker: { frontend_address: distributed.frontend } },
      compactor: { compaction: { block_retention: toGoDuration(retention) }, ring },
      metrics_generator: {
        ring,
        storage: { path: `${DATA}/generator`, remote_write: remoteWrite.map((url) => ({ url, send_exemplars: true })) },
      },
      memberlist: distributed && {
        advertise_addr: '${POD_IP}',
        bind_port: PORTS.gossip,
        join_members: distributed.members,
      },
      storage: {
        trace: {
          wal: { path: `${DATA}/wal` },
          ...(bucket ? { backend: 's3', s3: s3(bucket) } : { backend: 'local', local: { path: `${DATA}/blocks` } }),
        },
      },
      overrides: { defaults: { metrics_generator: { processors: ['service-graphs', 'span-metrics'] } } },
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
