import { fields, type Parser } from '../parser';

/** PostgreSQL with `log_line_prefix` of `%m [%p] ` or `%m [%p] %q%u@%d `. */
export const parser: Parser = {
  format: 'postgresql',
  begins: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [A-Z]+ \[\d+\] `,
  steps: [
    ...fields(
      String.raw`^(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [A-Z]+) \[(?P<process__pid>\d+)\] (?:\[unknown\]@\[unknown\] |(?P<user__name>[^\s@]+)@(?P<db__namespace>\S+) )?(?P<level>[A-Z]+[0-9]?): `,
      { time: '2006-01-02 15:04:05.000 MST' },
    ),
    ...fields(
      String.raw` (?:connection authorized|disconnection): .*?user=(?P<user__name>\S+) database=(?P<db__namespace>\S+)`,
      { when: 'body contains "LOG:" and body contains " user="' },
    ),
    ...fields(
      String.raw`(?:connection received: |LOG:  disconnection: .* )host=(?P<client__address>[\da-f.:]+) port=`,
      {
        when: 'body contains " port="',
      },
    ),
    ...fields(String.raw` duration: (?P<duration_milliseconds>[\d.]+) ms`, { when: 'body contains " duration: "' }),
  ],
};
