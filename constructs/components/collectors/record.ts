import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatOf, joins, PLAIN } from './joins';
import { anyWord, FILE, LINE, LONGEST, linked, type Operator, timestamp } from './operator';
import { levelToSeverity, named, type Parser } from './parser';
import { masking } from './secrets';

/*
 * From a line of a container's file to a record: runtime's prefix off, pieces joined, secrets masked, lines of one record
 * joined, the format recognised and taken apart.
 */

const PARSERS = join(__dirname, './parsers');

/** Every parser of the folder. */
export function parsers(): Parser[] {
  return readdirSync(PARSERS)
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file): Parser => require(join(PARSERS, file)).parser)
    .sort((a, b) => Number(b.often ?? false) - Number(a.often ?? false));
}

/** What a line of a traceback may repeat. */
const PREFIX = String.raw`(?:\d{4}-\d\d-\d\d \S+ (?:\d+ [A-Z]+ \S+ (?:\[instance: \S+\] )?)?|(?:\[[^\]\n]*\] )+)?`;

/** Where a line says the trace and the span it was written in: W3C's header, or both ids by name. */
const TRACE_IDS = [
  String.raw`traceparent["']?[:=]\s*["']?00-(?P<trace_id>[0-9a-fA-F]{32})-(?P<span_id>[0-9a-fA-F]{16})-`,
  String.raw`(?i:trace_?id)["']?[:=]\s*["']?(?P<trace_id>[0-9a-fA-F]{32})\b(?:.{0,40}?(?i:span_?id)["']?[:=]\s*["']?(?P<span_id>[0-9a-fA-F]{16})\b)?`,
];

/** Operators of the file_log receiver over files in the format of container runtimes. */
export function recordOperators(): Operator[] {
  const known = parsers();
  return [
    ...linked('cri', [
      {
        type: 'regex_parser',
        regex: String.raw`^(?P<_time>\S+) (?P<_stream>stdout|stderr) (?P<_tag>\S+) ?(?P<_line>(?s:.*))$`,
        timestamp: timestamp('attributes._time', '2006-01-02T15:04:05.999999999Z07:00'),
      },
      { type: 'move', from: 'attributes._line', to: 'body' },
      {
        type: 'recombine',
        combine_field: 'body',
        combine_with: '',
        is_last_entry: 'attributes._tag != "P"',
        source_identifier: FILE,
        max_log_size: LONGEST,
        max_batch_size: 0,
        force_flush_period: '5s',
      },
      ...masking,
      {
        type: 'add',
        field: 'attributes.format',
        value: `EXPR(${formatOf(known)})`,
      },
      ...joins(known),
      {
        type: 'router',
        routes: known.map(({ format }) => ({ expr: `attributes.format == "${format}"`, output: format })),
        default: PLAIN,
      },
    ]),
    ...known.flatMap(({ format, steps }) =>
      linked(format, [...steps, ...named(steps), { type: 'add', field: 'attributes.format', value: format }], 'end'),
    ),
    ...linked(
      PLAIN,
      [
        {
          type: 'regex_parser',
          regex: String.raw`^(?:\x1b\[[\d;]*m|[\[<(]|level=|\d{4}-\S+[ T]\S+ )*(?P<level>(?i:trace|debug|info|warning|warn|error|critical|fatal|panic))(?:[\]:>)\[\s-]|\x1b|$)`,
        },
        { type: 'add', field: 'attributes.format', value: PLAIN },
      ],
      'end',
    ),
    ...linked('end', [
      // Of a Python traceback the last exception is the one that was not caught, of others the first.
      {
        type: 'regex_parser',
        regex: String.raw`(?s)^.*\n${PREFIX} +\S[^\n]*\n${PREFIX}(?P<_error>[A-Za-z_][\w.]*)(?::|\s|$)`,
        if: 'body contains "Traceback (most recent call last)"',
      },
      {
        type: 'regex_parser',
        regex: String.raw`(?:Exception in thread "[^"]*" |Unhandled exception\. |^\s*|\n\s*)(?P<_error>(?:[\w$]+\.)*\w*(?:Error|Exception))\b`,
        if: LINE + anyWord(['\\n\\tat ', '\\n   at ', '\\n    at ', '\\n         at ']),
      },
      // A trace of a crash that says no level is an error.
      {
        type: 'add',
        field: 'attributes.level',
        value: 'error',
        if: 'attributes._error != nil and (attributes.level ?? "") == ""',
      },
      { type: 'move', from: 'attributes._error', to: 'attributes["error.type"]', if: 'attributes._error != nil' },
      ...levelToSeverity,
      ...TRACE_IDS.map((regex) => ({
        type: 'regex_parser',
        regex,
        if: `${LINE}(${anyWord(['trace', 'Trace'])}) and attributes.trace_id == nil`,
      })),
      {
        type: 'trace_parser',
        trace_id: { parse_from: 'attributes.trace_id' },
        span_id: { parse_from: 'attributes.span_id' },
        if: 'type(attributes.trace_id) == "string" and attributes.trace_id matches "^[0-9a-fA-F]{32}$"',
      },
      ...['trace_id', 'span_id'].map((name) => ({
        type: 'remove',
        field: `attributes.${name}`,
        if: `attributes.${name} != nil`,
      })),
      { type: 'move', from: FILE, to: 'resource["log.file.path"]' },
      { type: 'remove', field: 'attributes._tag' },
      { type: 'remove', field: 'attributes._time' },
      { type: 'move', from: 'attributes._stream', to: 'attributes["log.iostream"]' },
    ]),
  ];
}
