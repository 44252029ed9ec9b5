import { type Operator, timestamp } from './operator';

/** The severities of OpenTelemetry, by the words that programs have for them. Compared without regard to case. */
export const SEVERITIES = {
  trace: [
    'trace',
    'trc',
    'trce',
    'debug2',
    'debug3',
    'debug4',
    'debug5',
    'trace1',
    'trace2',
    'trace3',
    'trace4',
    'trace5',
    'trace6',
    'trace7',
    'trace8',
  ],
  debug: ['debug', 'dbg', 'debug1', 'dbug', 'd'],
  info: ['info', 'inf', 'information', 'notice', 'note', 'log', 'audit', 'i', 'system'],
  warn: ['warn', 'warning', 'wrn', 'w'],
  error: ['error', 'err', 'eror', 'e', 'fail'],
  fatal: ['fatal', 'critical', 'crit', 'alert', 'emerg', 'emergency', 'panic', 'dpanic', 'f', 'emer'],
} as const;

/** Operators that make the severity of what a line calls its level. */
export const levelToSeverity: readonly Operator[] = [
  {
    type: 'severity_parser',
    parse_from: 'attributes.level',
    preset: 'none',
    mapping: SEVERITIES,
    overwrite_text: true,
  },
  { type: 'remove', field: 'attributes.level' },
];

/**
 * How the records of one format are recognised and what is in them. One file in `parsers/` each, found by being there; what
 * no parser recognises stays whole, with the severity that can be found. Expressions are RE2.
 */
export interface Parser {
  /** Value of the attribute `format` of what it recognises. */
  readonly format: string;
  /** Recognises a record by how it begins; no other parser's may. */
  readonly begins: string;
  /** Whether it is common enough to be asked for before the others. Default: no. */
  readonly often?: boolean;
  /**
   * Which of its lines wait a moment for others of no format to go on with them, as an expression; lines that end in the
   * middle do too. A killed collector forgets what waits. Default: those that tell of trouble, and only for what looks as if
   * it went on, such as a traceback.
   */
  readonly open?: 'none' | 'all' | string;
  /** Recognises lines that begin as a record and yet go on with the one before. Default: none. */
  readonly continues?: string;
  /** The prefix that each line of a record repeats, so that equal ones are one record. Default: none. */
  readonly repeats?: string;
  /** Takes it apart. A step that does not fit a record leaves it as it is. */
  readonly steps: readonly Operator[];
}

/**
 * Makes attributes of the named groups of an expression over the record. A group `process__pid` becomes the attribute
 * `process.pid`; one that matched nothing leaves none. Two groups are special: `time` and `level`, which says the severity.
 *
 * @param time how `time` is written, as Go lays out times; UTC where the line says no zone
 * @param when condition on the record, in the language of the receiver's `if`
 */
export function fields(regex: string, { time = '', when = '' } = {}): Operator[] {
  return [
    {
      type: 'regex_parser',
      regex,
      ...(when === '' ? {} : { if: when }),
      ...(time === '' ? {} : { timestamp: timestamp('attributes.time', time) }),
    },
  ];
}

/** After the steps of a parser, once for all of them: drops what matched nothing or has been used, and names the rest. */
export function named(steps: readonly Operator[]): Operator[] {
  const groups = steps.flatMap(({ regex }) =>
    [...String(regex ?? '').matchAll(/\(\?P<([a-z]\w*)>/g)].map(([, name = '']) => name),
  );
  return [...new Set(groups)].flatMap((group) => {
    const from = `attributes.${group}`;
    if (group === 'level') return [];
    if (group === 'time') return [{ type: 'remove', field: from, if: `${from} != nil` }];
    const empty = { type: 'remove', field: from, if: `${from} == ""` };
    const to = `attributes["${group.replaceAll('__', '.')}"]`;
    return group.includes('__') ? [empty, { type: 'move', from, to, if: `${from} != nil` }] : [empty];
  });
}

/** How the lines of a Python traceback begin that are not indented. */
export const TRACEBACK = String.raw`(?:Traceback \(most recent call|During handling of the above|The above exception was|(?:\w+\.)*(?:\w*(?:Error|Exception|Exit|Interrupt)|(?:\w+\.)[A-Z]\w*)(?::|$))`;
