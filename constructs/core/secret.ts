/** A key of a Secret that exists in the cluster. A reference and never a value: no secret value can reach the tree. */
export interface SecretKey {
  readonly secret: string;
  readonly key: string;
  /** What the value is, for the list of Secrets an operator has to make: "access key of the bucket". */
  readonly meaning: string;
}

/** The environment variable a secret key arrives in: `MONITORING_RGW_S3_ACCESS_KEY_ID`. */
export function variableOf({ secret, key }: SecretKey): string {
  const words = `${secret}_${key.replace(/([a-z0-9])([A-Z])/g, '$1_$2')}`;
  return words.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

/** Keys of a Secret as files of a folder, for what a program reads again when it changes, such as certificates. */
export interface SecretFolder {
  /** Name of the volume. */
  readonly name: string;
  /** Where the container sees it. */
  readonly path: string;
  readonly keys: readonly [SecretKey, ...SecretKey[]];
}
