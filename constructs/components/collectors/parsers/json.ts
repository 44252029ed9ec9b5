import { type Operator, timestamp } from '../operator';
import { fields, type Parser } from '../parser';

/** A record longer than this is kept as it is: taking it apart could hold a great deal of memory. */
const LONGEST = 64 * 1024;

const field = (name: string) => `attributes["${name}"]`;

/** A condition on the value of a field, which is looked up once. */
const where = (name: string, condition: string) => `let value = ${field(name)}; ${condition}`;

/** Fields that say the time, most trusted first, and how texts and numbers in them are written. */
const TIMES = ['time', 'ts', 'timestamp', '@timestamp', 'asctime', 'start_time'];
const LAYOUTS = [
  { matches: '"T"', ...timestamp('', '2006-01-02T15:04:05.999999999Z07:00') },
  { matches: '"-.* .*,"', ...timestamp('', '2006-01-02 15:04:05') },
];

/** What oslo.log's JSON says under other names than its lines. */
const OSLO = {
  name: 'logger',
  process: 'process.pid',
  thread: 'thread.id',
  pathname: 'code.file.path',
  lineno: 'code.line.number',
};
const CONTEXT = {
  request_id: 'request_id',
  global_request_id: 'global_request_id',
  user: 'user_id',
  project: 'project_id',
  domain: 'domain_id',
  user_domain: 'user_domain_id',
  project_domain: 'project_domain_id',
};

/** Levels of pino and bunyan. */
const NUMBERED = '{"10": "trace", "20": "debug", "30": "info", "40": "warn", "50": "error", "60": "fatal"}';

/** JSON objects, nested or not. Every field becomes an attribute; severity and time are not said twice. */
export const parser: Parser = {
  format: 'json',
  begins: String.raw`^\{(?:\s*"|$)`,
  // Printed over several lines.
  open: String.raw`^\{$`,
  often: true,
  steps: [
    { type: 'json_parser', parse_to: 'attributes', if: `len(body) < ${LONGEST}` },
    ...['levelname', 'severity', 'lvl', 'log.level'].map(
      (name): Operator => ({
        type: 'move',
        from: field(name),
        to: 'attributes.level',
        if: where(name, 'type(value) == "string" and type(attributes.level) != "string"'),
      }),
    ),
    ...Object.entries(OSLO).map(
      ([name, to]): Operator => ({
        type: 'copy',
        from: field(name),
        to: field(to),
        if: 'attributes.asctime != nil and attributes.pathname != nil',
      }),
    ),
    {
      type: 'add',
      field: 'attributes.level',
      value: `EXPR(${NUMBERED}[string(attributes.level)])`,
      if: where('level', `type(value) == "float" and string(value) in ${NUMBERED}`),
    },
    ...Object.entries(CONTEXT).map(
      ([name, to]): Operator => ({
        type: 'copy',
        from: `attributes.context.${name}`,
        to: `attributes.${to}`,
        if: where('context', `type(value) == "map" and value.${name} != nil`),
      }),
    ),
    // Of what is too long, or was cut off.
    ...fields(String.raw`"(?:level|levelname|severity|lvl)":\s*"(?P<level>\w+)"`, { when: 'attributes.level == nil' }),
    // The error of oslo.log.
    {
      type: 'regex_parser',
      parse_from: 'attributes.error_summary',
      regex: String.raw`^(?P<_error>[\w.]+)(?::|$)`,
      if: 'type(attributes.error_summary) == "string"',
    },
    // The level of CloudNativePG's line is not that of PostgreSQL's within it.
    {
      type: 'copy',
      from: 'attributes.record.error_severity',
      to: 'attributes.level',
      if: where('record', 'type(value) == "map" and value.error_severity != nil and attributes.logger == "postgres"'),
    },
    ...['created', 'msecs', 'levelno'].map(
      (name): Operator => ({
        type: 'remove',
        field: field(name),
        if: where(name, 'value != nil and attributes.levelno != nil'),
      }),
    ),
    ...TIMES.flatMap((name): Operator[] => [
      ...LAYOUTS.map(({ matches, ...layout }) => ({
        type: 'time_parser',
        ...layout,
        parse_from: field(name),
        if: where(name, `type(value) == "string" and value matches ${matches}`),
      })),
      ...[
        { layout: 's.ns', when: '< 100000000000' },
        { layout: 'ms', when: '>= 100000000000' },
      ].map(({ layout, when }) => ({
        type: 'time_parser',
        parse_from: field(name),
        layout_type: 'epoch',
        layout,
        if: where(name, `type(value) == "float" and value ${when}`),
      })),
      { type: 'remove', field: field(name), if: where(name, 'type(value) in ["string", "float"]') },
    ]),
  ],
};
