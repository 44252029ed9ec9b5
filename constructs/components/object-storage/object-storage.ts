import type { ObjectStorage as ObjectStorageSettings } from '../../config/schema';
import type { Bucket } from '../../core/bucket';
import { Component, type Site } from '../../core/component';
import type { SecretKey } from '../../core/secret';

/** The S3-compatible object storage of the cloud. Its address and credentials are in a Secret; nothing is deployed for it. */
export class ObjectStorage extends Component {
  /** Where Loki keeps chunks and index. */
  readonly logs: Bucket;
  /** Where Tempo keeps blocks. */
  readonly traces: Bucket;

  constructor(site: Site, { secret, tls, namespace, port }: ObjectStorageSettings) {
    super(site, 'object-storage');
    const store = this.part({
      madeBy: 'platform',
      locations: [namespace === undefined ? { kind: 'addresses', cidrs: ['0.0.0.0/0'] } : { kind: 'pods', namespace }],
    });
    const key = (name: string, meaning: string): SecretKey => ({ secret, key: name, meaning });
    const bucket = (bucketKey: string, meaning: string): Bucket => ({
      s3: store.serves('s3', { name: 's3', port }),
      tls,
      endpoint: key('endpoint', 'host and port of the object storage, without a scheme'),
      region: key('region', 'region of the buckets'),
      accessKey: key('accessKeyId', 'access key of an account that may read and write the buckets'),
      secretKey: key('secretAccessKey', 'secret key of that account'),
      bucket: key(bucketKey, meaning),
    });
    this.logs = bucket('lokiChunksBucket', 'bucket for logs');
    this.traces = bucket('tempoBucket', 'bucket for traces');
  }
}
