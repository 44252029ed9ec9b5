import { fields, type Parser } from '../parser';

/** uWSGI's own line for each request. */
export const parser: Parser = {
  format: 'uwsgi',
  begins: String.raw`^\[pid: \d+\|app: `,
  open: 'none',
  steps: fields(
    String.raw`^\[pid: (?P<process__pid>\d+)\|[^\]]+\] (?P<client__address>\S+) \([^)]*\) \{[^}]*\} \[(?P<time>[^\]]+)\] (?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?]+)(?:\?(?P<url__query>\S*))? => generated (?P<http__response__body__size>\d+) bytes in (?P<duration_milliseconds>\d+) msecs \(HTTP/[\d.]+ (?P<http__response__status_code>\d+)\)`,
    { time: 'Mon Jan _2 15:04:05 2006' },
  ),
};
