import type { EnvironmentIntent } from './constructs/config/schema';
import { synth } from './constructs/render';

/** Where this tree is committed: what Argo CD and Flux read. */
const delivery = { repository: 'https://github.com/rackerlabs/genestack-observability.git' };

/** The environments this repository renders; of each, only what is particular to it. */
export const environments: EnvironmentIntent[] = [
  // One node of any cluster, with its own disk.
  { name: 'lab', profile: 'lab', delivery },
  // Genestack: OpenStack on Kubernetes, logs and traces in its own object storage.
  {
    name: 'production',
    profile: 'production',
    delivery,
    objectStorage: { secret: 'monitoring-rgw-s3', tls: false, namespace: 'rook-ceph', port: 8080 },
  },
];

if (require.main === module) synth(environments);
