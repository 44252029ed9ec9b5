import { fields, type Parser } from '../parser';

/** Loguru, which Skyline uses: `time | LEVEL | module:function:line - message`. */
export const parser: Parser = {
  format: 'loguru',
  begins: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \| [A-Z]+ +\| `,
  steps: fields(
    String.raw`^(?P<time>\S+ \S+) \| (?P<level>[A-Z]+) +\| (?P<logger>[\w.]+):[^\s:]+:(?P<code__line__number>\d+) - `,
    { time: '2006-01-02 15:04:05.000' },
  ),
};
