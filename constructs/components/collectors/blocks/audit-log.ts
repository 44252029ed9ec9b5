import { posix } from 'node:path';
import type { Receiver } from '../block';
import { LONGEST, linked, timestamp } from '../operator';
import { checkpoints } from './disk';
import { hostRoot } from './host-root';
import { NODE_NAME } from './kubernetes-metadata';

/** The event while it is taken apart. */
const EVENT = 'attributes._event';

/** What it is asked for by: who did what to which object, from where, and whether it was let in. */
const ATTRIBUTES = {
  'k8s.audit.id': 'auditID',
  'k8s.audit.stage': 'stage',
  'k8s.audit.verb': 'verb',
  'k8s.audit.decision': 'annotations["authorization.k8s.io/decision"]',
  'user.name': 'user.username',
  'user.impersonated': 'impersonatedUser.username',
  'user_agent.original': 'userAgent',
  'k8s.object.api_group': 'objectRef.apiGroup',
  'k8s.object.resource': 'objectRef.resource',
  'k8s.object.subresource': 'objectRef.subresource',
  'k8s.object.namespace': 'objectRef.namespace',
  'k8s.object.name': 'objectRef.name',
  'http.response.status_code': 'responseStatus.code',
};

/**
 * What is worth a look: requests the server failed at, and those it did not let in. Objects that are not there, or have
 * changed meanwhile, are how controllers work. No two may overlap: which of them holds would be chance.
 */
const SEVERITIES = {
  error: [{ min: 500, max: 599 }],
  warn: [401, 403],
  info: [{ min: 100, max: 400 }, 402, { min: 404, max: 499 }],
};

/**
 * The audit log of the API server, where the node has one: a JSON object a line, kept whole. Rotated files are read to
 * their end, compressed or not.
 *
 * @param path of the file on the node; the server puts the time of rotation before the ending
 */
export function auditLog(path: string): Receiver<'logs'> {
  return {
    kind: 'receiver',
    id: 'file_log/audit',
    carries: { logs: true },
    config: (host) => {
      const { dir, name, ext } = posix.parse(path);
      const file = posix.join(host.mounts(hostRoot), dir, name);
      return {
        include: [`${file}${ext}`, `${file}-*${ext}`, `${file}-*${ext}.gz`],
        compression: 'auto',
        start_at: 'beginning',
        storage: host.uses(checkpoints),
        include_file_name: false,
        max_log_size: LONGEST,
        retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
        resource: { 'k8s.node.name': `\${env:${NODE_NAME}}`, 'service.name': 'kube-apiserver' },
        operators: linked('audit', [
          {
            type: 'json_parser',
            parse_to: EVENT,
            timestamp: timestamp(`${EVENT}.stageTimestamp`, '2006-01-02T15:04:05.999999999Z07:00'),
          },
          ...Object.entries(ATTRIBUTES).map(([name, from]) => ({
            type: 'copy',
            from: `${EVENT}.${from}`,
            to: `attributes["${name}"]`,
          })),
          { type: 'add', field: 'attributes["client.address"]', value: `EXPR(${EVENT}.sourceIPs[0])` },
          { type: 'copy', from: `${EVENT}.objectRef.namespace`, to: 'resource["k8s.namespace.name"]' },
          {
            type: 'severity_parser',
            parse_from: `${EVENT}.responseStatus.code`,
            preset: 'none',
            mapping: SEVERITIES,
            overwrite_text: true,
          },
          { type: 'remove', field: EVENT },
        ]),
      };
    },
  };
}
