import { anyWord, FILE, LINE, LONGEST, literal, type Operator } from './operator';
import { type Parser, TRACEBACK } from './parser';

/*
 * Which format a line has, what it is to the lines around it, and the joining of lines to records.
 */

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

/** Format of what no parser recognises. */
export const PLAIN = 'plain';

/** The format of a line as an expression, which asks for what begins with a date or a bracket only where there is one. */
export function formatOf(known: readonly Parser[]): string {
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
export function joins(known: readonly Parser[]): Operator[] {
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
