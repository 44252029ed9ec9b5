import type { Endpoint } from './endpoint';
import type { SecretKey } from './secret';

/** What a program needs to keep things in a bucket: the way there, and the keys of the Secret that says the rest. */
export interface Bucket {
  readonly s3: Endpoint<'s3'>;
  readonly tls: boolean;
  readonly endpoint: SecretKey;
  readonly region: SecretKey;
  readonly accessKey: SecretKey;
  readonly secretKey: SecretKey;
  readonly bucket: SecretKey;
}
