import { fields, type Parser } from '../parser';

/** PostgreSQL with `log_line_prefix` of `%m [%p] ` or `%m [%p] %q%u@%d `. */
export const parser: Parser = {
  format: 'postgresql',
  begins: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [A-Z]+ \[\d+\] `,
  steps: fields(
    String.raw`^(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [A-Z]+) \[(?P<process__pid>\d+)\] (?:(?P<user__name>[^\s@]+)@(?P<db__namespace>\S+) )?(?P<level>[A-Z]+[0-9]?): `,
    { time: '2006-01-02 15:04:05.000 MST' },
  ),
};
