import { k8s } from 'cdk8s-plus-28';
import { KEEP } from './labels';
import type { Storage } from './run';

/** A claim that outlives its workload, with the fields the API server would add, so that a diff stays empty. */
export function volumeClaim(name: string, { size, storageClass }: Omit<Storage, 'path'>) {
  return {
    metadata: { name, annotations: KEEP },
    spec: {
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Filesystem',
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
      resources: { requests: { storage: k8s.Quantity.fromString(size) } },
    },
  };
}
