import { z } from 'zod';
import { dnsLabel, line, repositoryPath, repositoryUrl, secretName } from '../values';

export const delivery = z.strictObject({
  repository: repositoryUrl.describe('Git repository the tree is committed to'),
  revision: line.default('main').describe('Branch that is synced'),
  path: repositoryPath.default('dist').describe('Folder of the tree in the repository'),
  argoCd: z
    .strictObject({
      namespace: dnsLabel.default('argocd').describe('Namespace of Argo CD'),
      project: dnsLabel.default('default').describe('Project of the Applications'),
    })
    .prefault({}),
  flux: z
    .strictObject({
      namespace: dnsLabel.default('flux-system').describe('Namespace of Flux'),
      credentials: secretName.optional().describe('Secret with the credentials of the repository'),
    })
    .prefault({}),
});
