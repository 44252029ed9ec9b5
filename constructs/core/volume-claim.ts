import { KEEP } from './labels';
import type { Storage } from './run';

/**
 * A claim that outlives its workload, with the fields the API server would add, so that a diff stays empty.
 *
 * @param amount how the object the claim is part of writes a quantity
 */
export function volumeClaim<Amount>(
  name: string,
  { size, storageClass }: Omit<Storage, 'path'>,
  amount: (size: string) => Amount,
) {
  return {
    metadata: { name, annotations: KEEP },
    spec: {
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Filesystem',
      storageClassName: storageClass,
      resources: { requests: { storage: amount(size) } },
    },
  };
}
