import { merge } from '../../config/merge';
import type { Environment } from '../../config/schema';
import type { BucketAccess } from '../../core/bucket';
import { shareInMebibytes } from '../../core/quantity';
import { limits, QUERY_SECONDS } from './limits';

/** Where a replica keeps the write-ahead log, its caches and, without a bucket, everything. */
export const DATA = '/var/loki';

export const PORTS = { http: 3100, grpc: 9095, gossip: 7946 } as const;

/** Where the rules are that Loki evaluates: a folder of each tenant. */
export const RULES = '/etc/loki-rules';

/** The name of the only tenant where there are none. */
export const TENANT = 'fake';

/** Bytes in one message between replicas: what a collector sends at once, with all it grows by on the way. */
const MESSAGE = 128 * 2 ** 20;

/** Share of the memory limit that replaying the write-ahead log may take before chunks are flushed. */
const REPLAY = 0.5;

interface Given extends Readonly<Environment['loki']> {
  /** Addresses of all replicas; empty if there is one. */
  readonly members: readonly string[];
  /** Addresses of all replicas of Alertmanager. */
  readonly alertmanagers: readonly string[];
  readonly cluster: string;
  readonly bucketAccess: BucketAccess | undefined;
}

/** Loki's configuration. */
export function lokiSettings(given: Given) {
  const { members, alertmanagers, cluster, bucketAccess, replicas, resources } = given;
  const store = bucketAccess ? 's3' : 'filesystem';
  const several = members.length > 0;
  const config = {
    // One tenant: who may read what is decided in front of Grafana.
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: {
      http_listen_port: PORTS.http,
      grpc_listen_port: PORTS.grpc,
      log_format: 'json',
      // Shorter ones would cut a query off before its own limit does.
      http_server_read_timeout: `${QUERY_SECONDS + 10}s`,
      http_server_write_timeout: `${QUERY_SECONDS + 10}s`,
      grpc_server_max_recv_msg_size: MESSAGE,
      grpc_server_max_send_msg_size: MESSAGE,
    },
    common: {
      path_prefix: DATA,
      instance_addr: '${POD_IP}',
      // A line is stored by three replicas and acknowledged by two: one may be lost at any time.
      replication_factor: Math.min(3, replicas),
      ring: { kvstore: { store: several ? 'memberlist' : 'inmemory' } },
      // A replica that comes back has the same streams as before, and the same one compacts.
      persist_tokens: true,
      storage: {
        object_store: bucketAccess ? { s3: s3(bucketAccess) } : { filesystem: { dir: `${DATA}/chunks` } },
      },
    },
    // The clients that are the only ones in Loki 4.
    storage_config: { use_thanos_objstore: true },
    ...(several
      ? {
          memberlist: {
            join_members: members,
            bind_port: PORTS.gossip,
            advertise_addr: '${POD_IP}',
            // Other programs gossip on this port too, and pods get addresses that theirs had.
            cluster_label: 'loki',
          },
        }
      : {}),
    schema_config: {
      configs: [
        {
          // Before the first line any environment can hold; a change of schema is a second entry with a day to come.
          from: '2024-04-01',
          store: 'tsdb',
          object_store: store,
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    ingester: {
      wal: { replay_memory_ceiling: `${shareInMebibytes(resources.memoryLimit, REPLAY)}MB`, flush_on_shutdown: true },
    },
    ingester_client: { grpc_client_config: { max_recv_msg_size: MESSAGE, max_send_msg_size: MESSAGE } },
    // One replica at a time compacts, and any may be the next.
    compactor: {
      working_directory: `${DATA}/compactor`,
      retention_enabled: true,
      delete_request_store: store,
      // What is to be deleted is no longer in the index. Listed on a disk that is lost, it would stay in the bucket for ever.
      ...(bucketAccess ? { deletion_marker_object_store_prefix: 'markers/' } : {}),
    },
    ruler: {
      rule_path: `${DATA}/rules`,
      alertmanager_url: alertmanagers.join(','),
      external_labels: { cluster },
      enable_api: true,
      enable_sharding: several,
      // Alerts only: what is to be a metric is counted by the collectors.
      remote_write: { enabled: false },
      wal: { dir: `${DATA}/ruler-wal` },
    },
    ruler_storage: { backend: 'local', local: { directory: RULES } },
    limits_config: limits(given),
  };
  return merge(config, given.settings);
}

function s3({ endpoint, region, accessKey, secretKey, bucket, tls }: BucketAccess) {
  return {
    endpoint,
    region,
    access_key_id: accessKey,
    secret_access_key: secretKey,
    bucket_name: bucket,
    bucket_lookup_type: 'path',
    insecure: !tls,
  };
}
