import { fields, type Parser } from '../parser';

const LEVEL = '(?i:trace|debug|info|notice|warning|warn|error|critical|fatal)';

/** A time of RFC 3339 or to the second, and perhaps a level: QEMU's own messages and those of many programs. */
export const parser: Parser = {
  format: 'iso-time',
  begins: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) |^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [A-Za-z]`,
  steps: [
    ...fields(String.raw`^(?P<time>\S+T\S+) +\[?(?P<level>${LEVEL}\b)?`, {
      time: '2006-01-02T15:04:05.999999999Z07:00',
    }),
    ...fields(String.raw`^(?P<time>\S+ \d\d:\d\d:\d\d) \[?(?P<level>${LEVEL}\b)?`, { time: '2006-01-02 15:04:05' }),
  ],
};
