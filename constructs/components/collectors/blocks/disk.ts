import { toBytes } from '../../../core/quantity';
import type { HostFolder } from '../../../core/run';
import type { Extension, Host } from '../block';

/** Folder of the pod in which a collector keeps what must survive it. */
export const DISK = '/var/lib/otelcol';

/**
 * A file store on the collector's own disk. `fsync` because a crash of the node must not lose what was acknowledged;
 * a file that a crash left unreadable is set aside rather than keeping the collector from starting.
 */
function store(name: string): Extension {
  const directory = `${DISK}/${name}`;
  return {
    kind: 'extension',
    id: `file_storage/${name}`,
    config: () => ({
      directory,
      create_directory: true,
      fsync: true,
      recreate: true,
      timeout: '10s',
      compaction: { directory, on_start: true, on_rebound: true, cleanup_on_start: true },
    }),
  };
}

/** How far each file has been read. */
export const checkpoints = store('checkpoints');

const queueStore = store('queue');

/** The node's disk as the collector's own. It outlives the pod, and the next pod on the node goes on from there. */
export const nodeDisk: HostFolder = {
  name: 'disk',
  hostPath: '/var/lib/genestack-observability/collector',
  path: DISK,
  type: 'DirectoryOrCreate',
  writable: true,
};

/** Bytes in one request to a backend: large enough to be cheap, small enough for every receiver's limit. */
const BATCH_BYTES = { min_size: 512 * 1024, max_size: 2 * 1024 * 1024 };

/** Compaction writes a second copy of what is kept, so half of the disk is for data. */
const FILLED = 0.5;

/** A backend that is away is tried again without end. */
export const WITHOUT_END = { enabled: true, initial_interval: '1s', max_interval: '30s', max_elapsed_time: '0s' };

/**
 * An exporter's way to wait: everything is on disk before it is acknowledged, batches are formed from there, a backend
 * that is away is tried again without end, and a full disk holds up the sources instead of dropping.
 */
export function patience(host: Host, disk: string) {
  return {
    sending_queue: {
      storage: host.uses(queueStore),
      sizer: 'bytes',
      queue_size: Math.floor(toBytes(disk) * FILLED),
      block_on_overflow: true,
      num_consumers: 4,
      batch: { ...BATCH_BYTES, flush_timeout: '1s' },
    },
    retry_on_failure: WITHOUT_END,
  };
}
