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

const OSLO = `${STAMP} \\d+ `;

const anyWord = (words: readonly string[]) => words.map((word) => `body contains "${word}"`).join(' or ');

/** Lines that are a record of their own, whatever is in them. */
const ALONE = [
  `${OSLO}(?:INFO|DEBUG) `,
  String.raw`\{"`,
  String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z\|\d+\|`,
  String.raw`\S+ \S+ \S+ \[\d\d/\w{3}/\d{4}:`,
  String.raw`\[pid: \d+\|app: `,
  '(?:time|ts|level)=',
  String.raw`I\d{4} \d\d:\d\d:`,
];

/** Words of lines that others may go on with: what failed, and where. */
const TROUBLE = ['rror', 'RROR', 'xception', 'arn', 'ARN', 'ailed', 'atal', 'ATAL', 'anic', 'crit', 'CRIT', 'raceback'];

/** Ends of lines that others go on with. */
const OPEN = [':', '<', '{', '[', ']', '(', ','];

/** Lines that go on with the record before them. */
const GOES_ON = [
  String.raw`\s|$`,
  '(?:Caused by|Suppressed): ',
  // oslo.log repeats its prefix on each line of a traceback, without the request.
  String.raw`${OSLO}(?:ERROR|TRACE) \S+(?: (?:[^\[]|\[instance: |$)|$)`,
  String.raw`(?:\[SQL: |\[parameters: |\(Background on this error|\[signal )`,
  String.raw`(?:Traceback \(most recent|During handling of the above exception|The above exception was the direct)`,
  String.raw`goroutine \d+ \[|created by |[\w./*()-]+\(.*\)$|exit status \d+$`,
  String.raw`[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt)(?::|$)`,
  String.raw`[\]})]|Node\.js v\d`,
];

/** Where a line says the trace and the span it was written in: W3C's header, or both ids by name. */
const TRACE_IDS = [
  String.raw`traceparent["']?[:=]\s*["']?00-(?P<trace_id>[0-9a-f]{32})-(?P<span_id>[0-9a-f]{16})-`,
  String.raw`(?i:trace_?id)["']?[:=]\s*["']?(?P<trace_id>[0-9a-f]{32})\b(?:.{0,40}?(?i:span_?id)["']?[:=]\s*["']?(?P<span_id>[0-9a-f]{16})\b)?`,
];

/**
 * Secrets, with what stands before them, and what is left of both. They are looked for only in lines with certain words, because
 * a line is searched for words far quicker than for an expression.
 */
export const SECRETS = [
  {
    when: anyWord(['-Token', '-token', '-TOKEN']),
    secret: String.raw`([Xx]-(?i:(?:auth|subject|storage|service)-token)["']?\s*[:=]\s*["']?)[^\s"',{}]+`,
    left: '$1****',
  },
  {
    when: anyWord(['uthorization', 'UTHORIZATION']),
    secret: String.raw`([Aa](?i:uthorization)["']?\s*[:=]\s*["']?(?i:bearer|basic|token)\s+)[^\s"',}]+`,
    left: '$1****',
  },
  {
    when: anyWord(['assw', 'ASSW', 'dminPass', 'dminpass', 'ecret', 'ECRET', '_key', '_KEY', 'essionid']),
    secret: [
      '([Pp](?i:assword|asswd)|[Ss](?i:ecret_key|ecret|essionid)|[Aa](?i:dminpass|pi_key|ccess_key))',
      String.raw`(?:(["']?\s*[:=]\s*")(?:[^"\\]|\\.)+|(["']?\s*[:=]\s*')[^']+|(=)[^\s"',;&{}\[*]+)`,
    ].join(''),
    left: '$1$2$3$4****',
  },
  {
    when: 'body contains "@" and body contains "://"',
    secret: String.raw`((?:://|,)[^\s:/@,"']*:)[^\s@/,"']+@`,
    left: '$1****@',
  },
];

/** Operators of the file_log receiver over files in the format of container runtimes. */
export function recordOperators(): Operator[] {
  const known = parsers();
  const begins = (ways: readonly string[]) => `body matches ${literal(`^(?:${ways.join('|')})`)}`;
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
      ...SECRETS.map(({ when, secret, left }) => ({
        type: 'regex_replace',
        field: 'body',
        regex: secret,
        replace_with: left,
        if: when,
      })),
      // What others may go on with waits a moment for them. In that moment alone a killed collector forgets what it has read.
      {
        type: 'recombine',
        if: `${OPEN.map((end) => `body endsWith "${end}"`).join(' or ')} or not (${begins(ALONE)}) and (${anyWord(TROUBLE)} or ${begins(GOES_ON)})`,
        combine_field: 'body',
        is_first_entry: `not (${begins(GOES_ON)})`,
        source_identifier: FILE,
        max_log_size: LONGEST,
        max_batch_size: 1000,
        force_flush_period: '1s',
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
      },
      { type: 'remove', field: 'attributes.level' },
      // Of a Python traceback the last exception is the one that was not caught, of others the first.
      {
        type: 'regex_parser',
        regex: String.raw`\n(?:${OSLO}[A-Z]+ \S+ )?(?P<_error>[A-Za-z_][\w.]*)(?:: [^\n]*)?(?:\n${OSLO}[A-Z]+ \S+ ?)?\s*$`,
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
