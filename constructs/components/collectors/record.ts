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

/** The line as a variable: each mention of `body` itself is a look-up, which costs as much as a search for a word. */
const LINE = 'let line = body; ';

const anyWord = (words: readonly string[]) => words.map((word) => `line contains "${word}"`).join(' or ');

/** Lines that tell of trouble, which is what others go on with: by their words. */
const TROUBLE = ['rror', 'RROR', 'xception', 'arn', 'ARN', 'ailed', 'atal', 'ATAL', 'anic', 'crit', 'CRIT', 'raceback'];

/** Lines that end in the middle. */
const MIDDLE = [':', '<', '{', '[', '(', ','].map((end) => `line endsWith "${end}"`).join(' or ');

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
    when: LINE + anyWord(['-Token', '-token', '-TOKEN']),
    secret: String.raw`([Xx]-(?i:(?:auth|subject|storage|service)-token)["']?\s*[:=]\s*["']?)[^\s"',{}]+`,
    left: '$1****',
  },
  {
    when: LINE + anyWord(['uthorization', 'UTHORIZATION']),
    secret: String.raw`([Aa](?i:uthorization)["']?\s*[:=]\s*["']?(?i:bearer|basic|token)\s+)[^\s"',}]+`,
    left: '$1****',
  },
  {
    when: LINE + anyWord(['assw', 'ASSW', 'dminPass', 'dminpass', 'ecret', 'ECRET', '_key', '_KEY', 'essionid']),
    secret: [
      '([Pp](?i:assword|asswd)|[Ss](?i:ecret_key|ecret|essionid)|[Aa](?i:dminpass|pi_key|ccess_key))',
      String.raw`(?:(["']?\s*[:=]\s*")(?:[^"\\]|\\.)+|(["']?\s*[:=]\s*')[^']+|(\s?=\s?)[^\s"',;&{}\[*=]+)`,
    ].join(''),
    left: '$1$2$3$4****',
  },
  {
    when: `${LINE}line contains "@" and line contains "://"`,
    secret: String.raw`((?:://|,)[^\s:/@,"']*:)[^\s@/,"']+@`,
    left: '$1****@',
  },
];

/** Format of what no parser recognises. */
const PLAIN = 'plain';

/** The format of a line as an expression, which asks for what begins with a date or a bracket only where there is one. */
function formatOf(known: readonly Parser[]): string {
  const asked = (some: readonly Parser[], otherwise: string) =>
    some.map(({ format, begins }) => `line matches ${literal(begins)} ? "${format}" : `).join('') + otherwise;
  const date = String.raw`^\d{4}-\d\d-\d\d`;
  const dated = known.filter(({ begins }) => begins.startsWith(date));
  const bracketed = known.filter(({ begins }) => begins.startsWith(String.raw`^\[`));
  const others = known.filter((parser) => !dated.includes(parser) && !bracketed.includes(parser));
  return [
    `${LINE}let found = line matches ${literal(date)} ? (${asked(dated, '""')}) : line startsWith "[" ? (${asked(bracketed, '""')}) : ""`,
    `found != "" ? found : (${asked(others, `"${PLAIN}"`)})`,
  ].join('; ');
}

/** What a line is to its neighbours. Only `alone` and `plain` wait for nothing. */
const PART = {
  /** Goes on with nothing, and nothing with it. */
  alone: 'alone',
  /** Begins a record that whatever has no format goes on with. */
  open: 'open',
  /** Begins a record that only what looks like it goes on with. */
  begins: 'begins',
  /** Of no format, and otherwise as what begins. */
  plainBegins: 'plain-begins',
  /** Looks as if it went on with a record. */
  goesOn: 'goes-on',
  /** Of no format: goes on with a record that is open. */
  plain: 'plain',
  /** Belongs to the lines with the same prefix. */
  repeats: 'repeats',
} as const;

/** What a line is to its neighbours as an expression, the commonest first. */
function partOf(known: readonly Parser[]): string {
  const oneOf = (some: readonly Parser[]) => `format in ${JSON.stringify(some.map(({ format }) => format))}`;
  const fits = (some: readonly Parser[], expression: (parser: Parser) => string | undefined) =>
    some
      .map((parser) => `format == "${parser.format}" and line matches ${literal(expression(parser) ?? '')}`)
      .join(' or ');
  const [repeating, rest] = parted(known, ({ repeats }) => repeats !== undefined);
  const [none, open] = parted(rest, (parser) => parser.open === 'none');
  const [usual, special] = parted(open, (parser) => parser.open === undefined);
  const [all, some] = parted(special, (parser) => parser.open === 'all');
  const continuing = known.filter(({ continues }) => continues !== undefined);
  const looksLike = `line matches ${literal(`^(?:${GOES_ON.join('|')})`)}`;
  return [
    `${LINE}let format = attributes.format; ${oneOf(none)} ? "${PART.alone}"`,
    `format == "${PLAIN}" ? (${looksLike} ? "${PART.goesOn}" : ${OPEN} ? "${PART.plainBegins}" : "${PART.plain}")`,
    `${fits(continuing, ({ continues }) => continues)} ? "${PART.goesOn}"`,
    `${oneOf(all)} or ${oneOf(some)} and (${MIDDLE}) or ${fits(some, (parser) => parser.open)} ? "${PART.open}"`,
    `${oneOf(usual)} and (${OPEN}) ? "${PART.begins}"`,
    `${fits(repeating, (parser) => parser.open)} ? "${PART.repeats}"`,
    `"${PART.alone}"`,
  ].join(' : ');
}

/** Those that fit, and the others. */
function parted<T>(all: readonly T[], fits: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(fits), all.filter((one) => !fits(one))];
}

/** Joins lines that are some of the parts into records that begin with others of them. */
function joined(parts: readonly string[], first: readonly string[], more: Operator = {}): Operator {
  const oneOf = (some: readonly string[]) => `attributes._part in ${JSON.stringify(some)}`;
  return {
    type: 'recombine',
    if: oneOf([...parts, ...first]),
    combine_field: 'body',
    is_first_entry: oneOf(first),
    source_identifier: FILE,
    max_log_size: LONGEST,
    max_batch_size: 1000,
    max_unmatched_batch_size: 0,
    force_flush_period: '1s',
    ...more,
  };
}

/**
 * Operators that join the lines of one record. What others may go on with waits a moment for them, and nothing else does:
 * in that moment a killed collector forgets what it has read.
 */
function joins(known: readonly Parser[]): Operator[] {
  const prefixes = known.flatMap(({ format, repeats }) => (repeats === undefined ? [] : [{ format, repeats }]));
  const repeats = `attributes._part == "${PART.repeats}"`;
  return [
    { type: 'add', field: 'attributes._part', value: `EXPR(${partOf(known)})` },
    ...prefixes.map(({ format, repeats: prefix }) => ({
      type: 'regex_parser',
      regex: `^(?P<_prefix>${prefix})`,
      if: `${repeats} and attributes.format == "${format}"`,
    })),
    joined([PART.repeats], [], { source_identifier: 'attributes._prefix' }),
    { type: 'remove', field: 'attributes._prefix', if: repeats },
    // What finds nothing open flows on at once.
    joined([PART.plain, PART.plainBegins, PART.goesOn], [PART.open], { max_unmatched_batch_size: 1 }),
    joined([PART.goesOn], [PART.begins, PART.plainBegins]),
    { type: 'remove', field: 'attributes._part' },
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

/** An expression as a text of the language that conditions are written in. */
function literal(expression: string): string {
  return JSON.stringify(expression);
}
