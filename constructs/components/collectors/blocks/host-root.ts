import type { HostFolder } from '../../../core/run';

/** All of the node's files, to be looked at: the collector tells of the node and not of its own container. */
export const hostRoot: HostFolder = {
  name: 'root',
  hostPath: '/',
  path: '/hostfs',
  type: 'Directory',
  writable: false,
  followsMounts: true,
};
