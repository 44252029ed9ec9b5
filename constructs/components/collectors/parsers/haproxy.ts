import { fields, type Parser } from '../parser';

/** HAProxy's HTTP access lines (`option httplog`). */
export const parser: Parser = {
  format: 'haproxy',
  begins: String.raw`^[\da-f.:]+:\d+ \[\d\d/\w{3}/\d{4}:[\d:.]+\] `,
  open: 'none',
  steps: fields(
    String.raw`^(?P<client__address>[\da-f.:]+):\d+ \[(?P<time>[^\]]+)\] \S+ \S+ [-\d]+/[-\d]+(?:/[-\d]+/[-\d]+)?/\+?(?P<duration_milliseconds>\d+) (?:(?P<http__response__status_code>\d{3}) (?P<http__response__body__size>\d+) .*"(?:(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))? HTTP/[\d.]+|[^"]*)")?`,
    { time: '02/Jan/2006:15:04:05.000' },
  ),
};
