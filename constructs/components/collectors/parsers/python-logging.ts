import { fields, type Parser } from '../parser';

/** What programs make of Python's logging themselves, Horizon among them: time, level, logger. */
export const parser: Parser = {
  format: 'python-logging',
  begins: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.,]\d{3,6} (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) `,
  steps: fields(String.raw`^(?P<time>\S+ \S+) (?P<level>[A-Z]+) +(?:\[\w+\] )?(?P<logger>[\w.]+)`, {
    time: '2006-01-02 15:04:05.999999',
  }),
};
