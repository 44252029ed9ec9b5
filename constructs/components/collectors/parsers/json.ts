import { type Operator, type Parser, timestamp } from '../parser';

/** A record longer than this is kept as it is: taking it apart could hold a great deal of memory. */
const LONGEST = 64 * 1024;

const field = (name: string) => `attributes["${name}"]`;

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
const CONTEXT = [
  'request_id',
  'global_request_id',
  'user_id',
  'project_id',
  'domain_id',
  'user_domain_id',
  'project_domain_id',
];

/** JSON objects, nested or not. Every field becomes an attribute; severity and time are not said twice. */
export const parser: Parser = {
  format: 'json',
  begins: String.raw`^\{\s*"`,
  often: true,
  steps: [
    { type: 'json_parser', parse_to: 'attributes', if: `len(body) < ${LONGEST}` },
    ...['levelname', 'severity', 'lvl', 'log.level'].map(
      (name): Operator => ({
        type: 'move',
        from: field(name),
        to: 'attributes.level',
        if: `type(attributes.level) != "string" and type(${field(name)}) == "string"`,
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
    ...CONTEXT.map(
      (name): Operator => ({
        type: 'copy',
        from: `attributes.context.${name}`,
        to: `attributes.${name}`,
        if: `type(attributes.context) == "map" and attributes.context.${name} != nil`,
      }),
    ),
    ...['created', 'msecs', 'levelno'].map(
      (name): Operator => ({
        type: 'remove',
        field: field(name),
        if: `attributes.levelno != nil and ${field(name)} != nil`,
      }),
    ),
    ...TIMES.flatMap((name): Operator[] => [
      ...LAYOUTS.map(({ matches, ...layout }) => ({
        type: 'time_parser',
        ...layout,
        parse_from: field(name),
        if: `type(${field(name)}) == "string" and ${field(name)} matches ${matches}`,
      })),
      ...[
        { layout: 's.ns', when: '< 100000000000' },
        { layout: 'ms', when: '>= 100000000000' },
      ].map(({ layout, when }) => ({
        type: 'time_parser',
        parse_from: field(name),
        layout_type: 'epoch',
        layout,
        if: `type(${field(name)}) == "float" and ${field(name)} ${when}`,
      })),
      { type: 'remove', field: field(name), if: `type(${field(name)}) in ["string", "float"]` },
    ]),
  ],
};
