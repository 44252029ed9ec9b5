import { fields, type Parser } from '../parser';

const BYTES = String.raw`(?:-|(?P<http__response__body__size>\d+))`;

/** Swift's servers and daemons; of its proxy one line a request, whose day ends at its time in slashes. */
export const parser: Parser = {
  format: 'swift',
  begins: '^(?:proxy|account|container|object)-[a-z]+: ',
  steps: [
    ...fields('^(?P<logger>[a-z-]+): (?P<level>ERROR|WARNING)?'),
    ...fields(
      String.raw`^proxy-server: (?:-|(?P<client__address>\S+)) \S+ (?P<time>\S+) (?P<http__request__method>[A-Z]+) (?P<url__path>\S+) HTTP/[\d.]+ (?P<http__response__status_code>\d+) \S+ (?:-|(?P<user_agent__original>\S+)) \S+ \S+ ${BYTES} \S+ \S+ \S+ (?P<duration_seconds>[\d.]+)`,
      { time: '02/Jan/2006/15/04/05', when: 'body contains " HTTP/1"' },
    ),
    ...fields(
      String.raw`^[a-z-]+: (?P<client__address>\S+) - - \[(?P<time>[^\]]+)\] "(?P<http__request__method>[A-Z]+) (?P<url__path>\S+)" (?P<http__response__status_code>\d+) ${BYTES} "[^"]*" "[^"]*" "(?:-|(?P<user_agent__original>[^"]*))" (?P<duration_seconds>[\d.]+) "[^"]*" (?P<process__pid>\d+)`,
      { time: '02/Jan/2006:15:04:05 -0700', when: String.raw`body contains "] \""` },
    ),
  ],
};
