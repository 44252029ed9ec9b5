import type { Endpoint } from './endpoint';
import type { Part } from './part';
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

/** A bucket as a program's configuration names it: `${VARIABLE}` for everything that is in the Secret. */
export interface BucketAccess {
  readonly tls: boolean;
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
}

/** Takes a bucket for a part: the way there and the keys of the Secret. */
export function takeBucket(
  part: Part,
  { s3, tls, endpoint, region, accessKey, secretKey, bucket }: Bucket,
): BucketAccess {
  part.reaches(s3);
  const variable = (key: SecretKey) => `\${${part.needs(key)}}`;
  return {
    tls,
    endpoint: variable(endpoint),
    region: variable(region),
    accessKey: variable(accessKey),
    secretKey: variable(secretKey),
    bucket: variable(bucket),
  };
}
