import type { Receiver } from '../block';
import { linked } from '../operator';
import { levelToSeverity } from '../parser';
import { masking } from '../secrets';
import { checkpoints } from './disk';
import { hostRoot } from './host-root';
import { NODE_NAME } from './kubernetes-metadata';

/** The priorities of syslog as the severities they are. */
const PRIORITIES = { fatal: ['0', '1', '2'], error: ['3'], warn: ['4'], info: ['5', '6'], debug: ['7'] };

/** Where programs say the severity in the text: the journal takes all they print for information. */
const LEVELS = [String.raw`^(?P<level>[IWEF])\d{4} \d\d:\d\d:\d\d\.`, String.raw`(?:^| )level="?(?P<level>\w+)`];

/** What of an entry becomes attributes of the record. */
const ATTRIBUTES = { _SYSTEMD_UNIT: 'systemd.unit', _PID: 'process.pid', SYSLOG_IDENTIFIER: 'syslog.identifier' };

/**
 * The node's journal: its kernel, some of its units, and what systemd says about those. The image of the collector has no
 * journalctl, so the node's own is run, with the node's files as its root; the right to change the root is what it costs.
 *
 * @param units names of units
 */
export function journal(units: readonly string[]): Receiver<'logs'> {
  return {
    kind: 'receiver',
    id: 'journald',
    carries: { logs: true },
    config: (host) => ({
      root_path: host.mounts(hostRoot),
      journalctl_path: '/usr/bin/journalctl',
      matches: [
        { _TRANSPORT: 'kernel' },
        ...units.flatMap((unit) => [{ _SYSTEMD_UNIT: unit }, { _PID: '1', UNIT: unit }]),
      ],
      // Of the running boot. With `end` the receiver would skip, each time it starts, what was written while it was away.
      start_at: 'beginning',
      storage: host.uses(checkpoints),
      all: true,
      convert_message_bytes: true,
      retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
      resource: { 'k8s.node.name': `\${env:${NODE_NAME}}` },
      operators: linked('journal', [
        {
          type: 'severity_parser',
          parse_from: 'body.PRIORITY',
          preset: 'none',
          mapping: PRIORITIES,
          overwrite_text: true,
        },
        { type: 'move', from: 'body.UNIT', to: 'body._SYSTEMD_UNIT' },
        ...Object.entries(ATTRIBUTES).map(([field, name]) => ({
          type: 'copy',
          from: `body.${field}`,
          to: `attributes["${name}"]`,
        })),
        { type: 'copy', from: 'body.SYSLOG_IDENTIFIER', to: 'resource["service.name"]' },
        { type: 'copy', from: 'body._SYSTEMD_UNIT', to: 'resource["service.name"]' },
        { type: 'regex_replace', field: 'resource["service.name"]', regex: String.raw`\.service$`, replace_with: '' },
        { type: 'move', from: 'body.MESSAGE', to: 'body' },
        ...masking,
        ...LEVELS.map((regex) => ({ type: 'regex_parser', regex, if: `body matches ${JSON.stringify(regex)}` })),
        ...levelToSeverity,
      ]),
    }),
  };
}
