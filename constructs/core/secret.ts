/** A key of a Secret that exists in the cluster. A reference and never a value: no secret value can reach the tree. */
export interface SecretKey {
  readonly secret: string;
  readonly key: string;
  /** What the value is, for the list of Secrets an operator has to make: "access key of the bucket". */
  readonly meaning: string;
}

/** A secret key that arrives as a file of its name. One file a folder. */
export interface SecretFile extends SecretKey {
  readonly folder: string;
}

/** The environment variable a secret key arrives in: `MONITORING_RGW_S3_ACCESS_KEY_ID`. */
export function variableOf({ secret, key }: SecretKey): string {
  const words = `${secret}_${key.replace(/([a-z0-9])([A-Z])/g, '$1_$2')}`;
  return words.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}
