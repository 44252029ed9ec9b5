import { merge } from '../../config/merge';
import type { Environment } from '../../config/schema';
import type { BucketAccess } from '../../core/bucket';
import { toGoDuration } from '../../core/duration';
import { shareInMebibytes } from '../../core/quantity';

/** Where a replica keeps the write-ahead log, its caches and, without a bucket, everything. */
export const DATA = '/var/loki';

export const PORTS = { http: 3100, grpc: 9095, gossip: 7946 } as const;

/**
 * The attributes that become index labels; all others are structured metadata. Each combination of their values is a
 * stream with its own chunks, so the list is short and fixed, and holds nothing that names a single pod or request.
 */
export const INDEX_LABELS = ['cluster', 'namespace', 'service.name', 'app', 'container', 'log_type'];

/** Share of the memory limit that replaying the write-ahead log may take before chunks are flushed. */
const REPLAY = 0.5;

interface Given extends Readonly<Environment['loki']> {
  /** Addresses of all replicas; empty if there is one. */
  readonly members: readonly string[];
  readonly bucketAccess: BucketAccess | undefined;
}

/** Loki's configuration. */
export function lokiSettings({ members, bucketAccess, retention, replicas, resources, settings }: Given) {
  const config = {
    // One tenant: who may read what is decided in front of Grafana.
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: { http_listen_port: PORTS.http, grpc_listen_port: PORTS.grpc, log_format: 'json' },
    common: {
      path_prefix: DATA,
      instance_addr: '${POD_IP}',
      // A line is stored by three replicas and acknowledged by two: one may be lost at any time.
      replication_factor: Math.min(3, replicas),
      ring: { kvstore: { store: members.length > 0 ? 'memberlist' : 'inmemory' } },
      storage: bucketAccess
        ? { s3: s3(bucketAccess) }
        : { filesystem: { chunks_directory: `${DATA}/chunks`, rules_directory: `${DATA}/rules` } },
    },
    ...(members.length > 0
      ? { memberlist: { join_members: members, bind_port: PORTS.gossip, advertise_addr: '${POD_IP}' } }
      : {}),
    schema_config: {
      configs: [
        {
          // Before the first line any environment can hold; a change of schema is a second entry with a day to come.
          from: '2024-04-01',
          store: 'tsdb',
          object_store: bucketAccess ? 's3' : 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    ingester: {
      wal: { replay_memory_ceiling: `${shareInMebibytes(resources.memoryLimit, REPLAY)}MB`, flush_on_shutdown: true },
    },
    compactor: { retention_enabled: true, delete_request_store: bucketAccess ? 's3' : 'filesystem' },
    limits_config: {
      allow_structured_metadata: true,
      otlp_config: {
        resource_attributes: {
          ignore_defaults: true,
          attributes_config: [{ action: 'index_label', attributes: INDEX_LABELS }],
        },
      },
      retention_period: toGoDuration(retention),
      // What a collector brings after an outage is taken as long as it would still be kept.
      reject_old_samples_max_age: toGoDuration(retention),
      volume_enabled: true,
    },
  };
  return merge(config, settings);
}

function s3({ endpoint, region, accessKey, secretKey, bucket, tls }: BucketAccess) {
  return {
    endpoint,
    region,
    access_key_id: accessKey,
    secret_access_key: secretKey,
    bucketnames: bucket,
    s3forcepathstyle: true,
    insecure: !tls,
  };
}
