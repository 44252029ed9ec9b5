import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { linked, named, type Operator, type Parser, SEVERITIES, TRACEBACK, timestamp } from './parser';

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

const anyWord = (words: readonly string[]) => words.map((word) => `body contains "${word}"`).join(' or ');

/** Lines that tell of trouble, which is what others go on with: by their words. */
const TROUBLE = ['rror', 'RROR', 'xception', 'arn', 'ARN', 'ailed', 'atal', 'ATAL', 'anic', 'crit', 'CRIT', 'raceback'];

/** Lines that end in the middle. */
const MIDDLE = [':', '<', '{', '[', '(', ','].map((end) => `body endsWith "${end}"`).join(' or ');

const OPEN = `${anyWord(TROUBLE)} or ${MIDDLE}`;

/** Lines of no format that go on with one before them, of crashes above all. */
const GOES_ON = [
  String.raw`\s|$`,
  '(?:Caused by|Suppressed): ',
  TRACEBACK,
  String.raw`goroutine \d+ \[|created by |\[signal |[\w./*()-]+\(.*\)$`,
  String.raw`[\]})]|Node\.js v\d`,
];

/** What a line of a traceback may repeat. */
const PREFIX = String.raw`(?:\d{4}-\d\d-\d\d \S+ (?:\d+ [A-Z]+ \S+ (?:\[instance: \S+\] )?)?|(?:\[[^\]\n]*\] )+)?`;

/** Where a line says the trace and the span it was written in: W3C's header, or both ids by name. */
const TRACE_IDS = [
  String.raw`traceparent["']?[:=]\s*["']?00-(?P<trace_id>[0-9a-fA-F]{32})-(?P<span_id>[0-9a-fA-F]{16})-`,
  String.raw`(?i:trace_?id)["']?[:=]\s*["']?(?P<trace_id>[0-9a-fA-F]{32})\b(?:.{0,40}?(?i:span_?id)["']?[:=]\s*["']?(?P<span_id>[0-9a-fA-F]{16})\b)?`,
];

/**
 * Secrets, with what stands before them, and what is left of both. They are looked for only in lines with certain words, because
 * a line is searched for words far quicker than for an expression.
 */
const SECRETS = [
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
      String.raw`(?:(["']?\s*[:=]\s*")(?:[^"\\]|\\.)+|(["']?\s*[:=]\s*')[^']+|(\s?=\s?)[^\s"',;&{}\[*=]+)`,
    ].join(''),
    left: '$1$2$3$4****',
  },
  {
    when: 'body contains "@" and body contains "://"',
    secret: String.raw`((?:://|,)[^\s:/@,"']*:)[^\s@/,"']+@`,
    left: '$1****@',
  },
];

/** Format of what no parser recognises. */
const PLAIN = 'plain';

/** The format of a line as an expression, which asks for what begins with a date or a bracket only where there is one. */
function formatOf(known: readonly Parser[]): string {
  const asked = (some: readonly Parser[], otherwise: string) =>
    some.map(({ format, begins }) => `body matches ${literal(begins)} ? "${format}" : `).join('') + otherwise;
  const date = String.raw`^\d{4}-\d\d-\d\d`;
  const dated = known.filter(({ begins }) => begins.startsWith(date));
  const bracketed = known.filter(({ begins }) => begins.startsWith(String.raw`^\[`));
  const others = known.filter((parser) => !dated.includes(parser) && !bracketed.includes(parser));
  return [
    `let found = body matches ${literal(date)} ? (${asked(dated, '""')}) : body startsWith "[" ? (${asked(bracketed, '""')}) : ""`,
    `found != "" ? found : (${asked(others, `"${PLAIN}"`)})`,
  ].join('; ');
}

/** Joins the lines of one source, each record of which begins with a line that fits. */
function joined(begins: string, when: string, source = FILE): Operator {
  return {
    type: 'recombine',
    if: when,
    combine_field: 'body',
    is_first_entry: begins,
    source_identifier: source,
    max_log_size: LONGEST,
    max_batch_size: 1000,
    max_unmatched_batch_size: 0,
    force_flush_period: '1s',
  };
}

/**
 * Operators that join the lines of one record. What others may go on with waits a moment for them, and nothing else does:
 * in that moment a killed collector forgets what it has read.
 */
function joins(known: readonly Parser[]): Operator[] {
  const oneOf = (some: readonly { readonly format: string }[]) =>
    `attributes.format in ${JSON.stringify(some.map(({ format }) => format))}`;
  const where = (some: readonly Parser[], expression: (parser: Parser) => string | undefined) =>
    some
      .map((parser) => `attributes.format == "${parser.format}" and body matches ${literal(expression(parser) ?? '')}`)
      .join(' or ');
  const repeating = known.filter(({ repeats }) => repeats !== undefined);
  const rest = known.filter((parser) => !repeating.includes(parser));
  const all = rest.filter(({ open }) => open === 'all');
  const special = rest.filter(({ open }) => open !== undefined && open !== 'all' && open !== 'none');
  const usual = [{ format: PLAIN }, ...rest.filter(({ open }) => open === undefined)];
  const continuing = where(
    rest.filter(({ continues }) => continues !== undefined),
    ({ continues }) => continues,
  );
  const open = `${oneOf(all)} or ${where(special, (parser) => parser.open)} or ${oneOf(special)} and (${MIDDLE})`;
  const goesOn = `attributes.format == "${PLAIN}" and body matches ${literal(`^(?:${GOES_ON.join('|')})`)}`;
  return [
    ...repeating.map((parser) => ({
      type: 'regex_parser',
      regex: `^(?P<_prefix>${parser.repeats})`,
      if: where([parser], ({ open }) => open),
    })),
    joined('false', 'attributes._prefix != nil', 'attributes._prefix'),
    { type: 'remove', field: 'attributes._prefix', if: 'attributes._prefix != nil' },
    // Whatever has no format goes on with a record that says it is open; if none is, it flows on alone.
    {
      ...joined(
        `attributes.format != "${PLAIN}" and not (${continuing})`,
        `attributes.format == "${PLAIN}" or ${open} or ${continuing}`,
      ),
      max_unmatched_batch_size: 1,
    },
    // With others only what looks like it.
    joined(`not (${goesOn} or ${continuing})`, `${oneOf(usual)} and (${OPEN}) or ${goesOn} or ${continuing}`),
  ];
}

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
      ...SECRETS.map(({ when, secret, left }) => ({
        type: 'regex_replace',
        field: 'body',
        regex: secret,
        replace_with: left,
        if: when,
      })),
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
        if: String.raw`body contains "\n\tat " or body contains "\n    at " or body contains "\n   at " or body contains "\n         at "`,
      },
      // A trace of a crash that says no level is an error.
      {
        type: 'add',
        field: 'attributes.level',
        value: 'error',
        if: 'attributes._error != nil and (attributes.level ?? "") == ""',
      },
      { type: 'move', from: 'attributes._error', to: 'attributes["error.type"]', if: 'attributes._error != nil' },
      {
        type: 'severity_parser',
        parse_from: 'attributes.level',
        preset: 'none',
        mapping: SEVERITIES,
        overwrite_text: true,
      },
      { type: 'remove', field: 'attributes.level' },
      ...TRACE_IDS.map((regex) => ({
        type: 'regex_parser',
        regex,
        if: '(body contains "trace" or body contains "Trace") and attributes.trace_id == nil',
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

/** An expression as a text of the language that conditions are written in. */
function literal(expression: string): string {
  return JSON.stringify(expression);
}
