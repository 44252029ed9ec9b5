import { fields, type Parser } from '../parser';

/** Django's own server, and loggers with the level first, as Horizon's console handler writes them. */
export const parser: Parser = {
  format: 'django',
  begins: String.raw`^\[\d\d/\w{3}/\d{4} \d\d:\d\d:\d\d\] "`,
  open: 'none',
  steps: fields(
    String.raw`^\[(?P<time>[^\]]+)\] "(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))? HTTP/[\d.]+" (?P<http__response__status_code>\d{3}) (?P<http__response__body__size>\d+)`,
    { time: '02/Jan/2006 15:04:05' },
  ),
};
