import { fields, type Parser } from '../parser';

/** Envoy's access lines in its default format. */
export const parser: Parser = {
  format: 'envoy-access',
  begins: String.raw`^\[\d{4}-\d\d-\d\dT[\d:.]+Z\] "`,
  open: 'none',
  steps: fields(
    String.raw`^\[(?P<time>[^\]]+)\] "(?:(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))? HTTP/[\d.]+|[^"]*)" (?:0|(?P<http__response__status_code>\d+)) \S+ (?:".*?" )*\d+ (?P<http__response__body__size>\d+) (?P<duration_milliseconds>\d+) \S+ "(?:-|(?P<client__address>[^",]+)[^"]*)" "(?:-|(?P<user_agent__original>[^"]*))"`,
    { time: '2006-01-02T15:04:05.999Z07:00' },
  ),
};
