import { fields, type Parser, TRACEBACK } from '../parser';

const TIME = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d`;
const LEVEL = 'TRACE|DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL|FATAL';

/** What programs make of Python's and Java's logging themselves, and Horizon's Apache: time, and perhaps level and logger. */
export const parser: Parser = {
  format: 'python-logging',
  begins: String.raw`^${TIME}(?:[.,]\d{6} |[.,]\d{3} (?:${LEVEL}) )`,
  continues: String.raw`^${TIME}\.\d{6} (?:\s|$|${TRACEBACK})`,
  steps: fields(
    String.raw`^(?P<time>\S+ \S+) (?:(?P<level>${LEVEL}) +(?:\[\w+\] )?\[?(?P<logger>[\w.]+)(?:\] \[(?P<code__file__path>[\w./]+):(?P<code__line__number>\d+)\])?)?`,
    { time: '2006-01-02 15:04:05.999999' },
  ),
};
