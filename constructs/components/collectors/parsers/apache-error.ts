import { fields, type Parser, TRACEBACK } from '../parser';

/** Apache's error log, with mod_wsgi's lines of the API services behind it. */
export const parser: Parser = {
  format: 'apache-error',
  begins: String.raw`^\[\w{3} \w{3} +\d+ \d\d:\d\d:\d\d\.\d+ \d{4}\] `,
  continues: String.raw`^\[[^\]]+\] \[wsgi:error\] (?:\[[^\]]*\] )+(?:\s|$|${TRACEBACK})`,
  steps: fields(
    String.raw`^\[(?P<time>[^\]]+)\] \[(?P<logger>\w*):(?P<level>\w+)\] \[pid (?P<process__pid>\d+)(?::tid (?P<thread__id>\d+))?\](?: (?P<code__file__path>[\w.]+)\((?P<code__line__number>\d+)\):)?(?: \[client (?P<client__address>[\da-f.:\[\]]+):\d+\])?`,
    { time: 'Mon Jan _2 15:04:05.000000 2006' },
  ),
};
