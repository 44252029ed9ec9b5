import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { linked, type Operator, type Parser, SEVERITIES, timestamp } from './parser';
import { STAMP } from './parsers/oslo';

/*
 * From a line of a container's file to a record: runtime's prefix off, pieces joined, secrets masked, lines of one record
 * joined, the format recognised and taken apart.
 */

/** Bytes of a record; what is longer is cut there and goes on as another record. */
export const LONGEST = 1024 * 1024;

const FILE = 'attributes["log.file.path"]';

const PARSERS = join(__dirname, './parsers');

/** Every parser of the folder. */
export function parsers(): Parser[] {
  return readdirSync(PARSERS)
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file): Parser => require(join(PARSERS, file)).parser)
    .sort((a, b) => Number(b.often ?? false) - Number(a.often ?? false));
}

const OSLO = `^${STAMP} \\d+ `;

/**
 * Lines that are a record of their own: nothing is waited for. All others wait a moment for lines that go on with them; that
 * moment is the only one in which a killed collector forgets what it has read. So do lines that end as if more came.
 */
const ALONE = [
  `${OSLO}(?:INFO|DEBUG) `,
  String.raw`^\{"`,
  String.raw`^\d{4}-\d\d-\d\dT[\d:.]+Z\|\d+\|`,
  String.raw`^\S+ \S+ \S+ \[\d\d/\w{3}/\d{4}:`,
  String.raw`^\[pid: \d+\|app: `,
  '^(?:time|ts|level)=',
  String.raw`^I\d{4} \d\d:\d\d:`,
];

/** Lines that go on with the record before them. */
const GOES_ON = [
  String.raw`^\s|^$`,
  '^(?:Caused by|Suppressed): ',
  // oslo.log repeats its prefix on each line of a traceback, without the request.
  String.raw`${OSLO}(?:ERROR|TRACE) \S+(?: (?:[^\[]|\[instance: |$)|$)`,
  String.raw`^(?:\[SQL: |\[parameters: |\(Background on this error|\[signal )`,
  String.raw`^(?:Traceback \(most recent|During handling of the above exception|The above exception was the direct)`,
  String.raw`^goroutine \d+ \[|^created by |^[\w./*()-]+\(.*\)$|^exit status \d+$`,
  String.raw`^[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt)(?::|$)`,
  String.raw`^[\]})]|^Node\.js v\d`,
];

/** Where a line says the trace and the span it was written in: W3C's header, or both ids by name. */
const TRACE_IDS = [
  String.raw`traceparent["']?[:=]\s*["']?00-(?P<trace_id>[0-9a-f]{32})-(?P<span_id>[0-9a-f]{16})-`,
  String.raw`(?i:trace_?id)["']?[:=]\s*["']?(?P<trace_id>[0-9a-f]{32})\b(?:.{0,40}?(?i:span_?id)["']?[:=]\s*["']?(?P<span_id>[0-9a-f]{16})\b)?`,
];

/** What a line has to contain to be looked at for secrets; cheap, because every line is asked. */
export const SUSPECT = [
  'assw',
  'ASSW',
  'adminPass',
  '-Token',
  '-token',
  'ecret',
  'ECRET',
  '_key',
  'uthorization',
  'essionid',
  '@',
];

/** Words that end the names of secrets. */
const NAMES = '[\\w-]*(?:password|passwd|secret_key|client_secret|secret|adminpass|sessionid|api_key|access_key)';

/** What stands before a secret, in a group each, and the secret. */
export const SECRETS = [
  String.raw`((?i:x-(?:auth|subject|storage|service)-token)["']?\s*[:=]\s*["']?)[^\s"',{}]+`,
  String.raw`((?i:authorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)\s+))[^\s"',}]+`,
  String.raw`(\b(?i:${NAMES})["']?\s*[:=]\s*")(?:[^"\\]|\\.)+`,
  String.raw`(\b(?i:${NAMES})["']?\s*[:=]\s*')[^']+`,
  String.raw`(\b(?i:${NAMES})=)[^\s"',;&{}\[*]+`,
  String.raw`((?:://|,)[^\s:/@,"']*:)[^\s@/,"']+(@)`,
];

/** Operators of the file_log receiver over files in the format of container runtimes. */
export function recordOperators(): Operator[] {
  const known = parsers();
  const anyOf = (expressions: readonly string[]) =>
    expressions.map((expression) => `body matches ${literal(expression)}`).join(' or ');
  return [
    ...linked('cri', [
      {
        type: 'regex_parser',
        regex: String.raw`^(?P<_time>\S+) (?P<_stream>stdout|stderr) (?P<_tag>\S+) ?(?P<_line>(?s:.*))$`,
        timestamp: timestamp('attributes._time', '2006-01-02T15:04:05.999999999Z07:00'),
      },
      { type: 'move', from: 'attributes._line', to: 'body', if: 'attributes._line != nil' },
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
      {
        type: 'regex_replace',
        field: 'body',
        regex: SECRETS.join('|'),
        replace_with: '$1$2$3$4$5$6****$7',
        if: `(${SUSPECT.map((word) => `body contains "${word}"`).join(' or ')}) and not (body contains "using password: ")`,
      },
      {
        type: 'recombine',
        if: `body endsWith ":" or body endsWith "<" or not (${anyOf(ALONE)})`,
        combine_field: 'body',
        is_first_entry: `not (${anyOf(GOES_ON)})`,
        source_identifier: FILE,
        max_log_size: LONGEST,
        max_batch_size: 1000,
        force_flush_period: '100ms',
      },
      {
        type: 'router',
        routes: known.map(({ format, begins }) => ({ expr: `body matches ${literal(begins)}`, output: format })),
        default: 'plain',
      },
    ]),
    ...known.flatMap(({ format, steps }) =>
      linked(format, [...steps, { type: 'add', field: 'attributes.format', value: format }], 'end'),
    ),
    ...linked(
      'plain',
      [
        {
          type: 'regex_parser',
          regex: String.raw`^(?:\x1b\[[\d;]*m|[\[<(]|level=|\d{4}-\S+[ T]\S+ )*(?P<level>(?i:trace|debug|info|warning|warn|error|critical|fatal|panic))(?:[\]:>)\[\s-]|\x1b|$)`,
        },
        { type: 'add', field: 'attributes.format', value: 'plain' },
      ],
      'end',
    ),
    ...linked('end', [
      {
        type: 'severity_parser',
        parse_from: 'attributes.level',
        preset: 'none',
        mapping: SEVERITIES,
        overwrite_text: true,
        if: 'attributes.level != nil',
      },
      { type: 'remove', field: 'attributes.level', if: 'attributes.level != nil' },
      // Of a Python traceback the last exception is the one that was not caught, of others the first.
      {
        type: 'regex_parser',
        regex: String.raw`\n(?:${OSLO.slice(1)}[A-Z]+ \S+ )?(?P<_error>[A-Za-z_][\w.]*)(?:: [^\n]*)?(?:\n${OSLO.slice(1)}[A-Z]+ \S+ ?)?\s*$`,
        if: 'body contains "Traceback (most recent call last)"',
      },
      {
        type: 'regex_parser',
        regex: String.raw`(?:^|\n|"main" |exception\. )(?P<_error>(?:[\w$]+\.)*\w*(?:Error|Exception))\b`,
        if: String.raw`body contains "\n\tat " or body contains "\n    at " or body contains "\n   at "`,
      },
      { type: 'move', from: 'attributes._error', to: 'attributes["error.type"]', if: 'attributes._error != nil' },
      ...TRACE_IDS.map((regex) => ({
        type: 'regex_parser',
        regex,
        if: '(body contains "trace" or body contains "Trace") and attributes.trace_id == nil',
      })),
      {
        type: 'trace_parser',
        trace_id: { parse_from: 'attributes.trace_id' },
        span_id: { parse_from: 'attributes.span_id' },
        if: 'type(attributes.trace_id) == "string" and attributes.trace_id matches "^[0-9a-f]{32}$" and type(attributes.span_id) == "string" and attributes.span_id matches "^[0-9a-f]{16}$"',
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

/** An expression as a text of the language that conditions are written in. */
function literal(expression: string): string {
  return JSON.stringify(expression);
}
