import { fields, type Parser } from '../parser';

/** Swift's proxy: one line a request, with the time the day ended at in slashes. */
export const parser: Parser = {
  format: 'swift-proxy',
  begins: String.raw`^proxy-server: \S+ \S+ \d\d/\w{3}/\d{4}/`,
  steps: fields(
    String.raw`^(?P<logger>proxy-server): (?:-|(?P<client__address>\S+)) \S+ (?P<time>\S+) (?P<http__request__method>[A-Z]+) (?P<url__path>\S+) HTTP/[\d.]+ (?P<http__response__status_code>\d+) \S+ (?:-|(?P<user_agent__original>\S+)) \S+ \S+ (?:-|(?P<http__response__body__size>\d+)) \S+ \S+ \S+ (?P<duration_seconds>[\d.]+)`,
    { time: '02/Jan/2006/15/04/05' },
  ),
};
