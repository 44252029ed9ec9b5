import { fields, type Parser } from '../parser';

/** Apache, nginx and gunicorn access lines in the common and combined formats, and how long it took if that follows. */
export const parser: Parser = {
  format: 'access',
  begins: String.raw`^\S+(?:, [\da-f.:]+)* \S+ \S+ \[\d\d/\w{3}/\d{4}:`,
  open: 'none',
  steps: fields(
    String.raw`^(?:-|(?P<client__address>[^\s,]+)(?:, [\da-f.:]+)*) \S+ (?:-|(?P<user__name>\S+)) \[(?P<time>[^\]]+)\] "(?:(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>\S*))? HTTP/[\d.]+|(?:[^"\\]|\\.)*)" (?P<http__response__status_code>\d{3}) (?:-|(?P<http__response__body__size>\d+))(?: "(?:[^"\\]|\\.)*" "(?:-|(?P<user_agent__original>(?:[^"\\]|\\.)*))"(?: "[^"]*" (?P<duration_seconds>\d+\.\d+)$)?)?`,
    { time: '02/Jan/2006:15:04:05 -0700' },
  ),
};
