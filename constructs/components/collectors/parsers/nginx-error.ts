import { fields, type Parser } from '../parser';

/** nginx's error log: `time [level] pid#thread: *connection message, client: …, request: "…"`. */
export const parser: Parser = {
  format: 'nginx-error',
  begins: String.raw`^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[\w+\] \d+#`,
  open: 'none',
  steps: fields(
    String.raw`^(?P<time>\S+ \S+) \[(?P<level>\w+)\] (?P<process__pid>\d+)#\d+: (?:.*?, client: (?P<client__address>[\da-f.:]+)(?:.*?, request: "(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))? HTTP/[\d.]+")?)?`,
    { time: '2006/01/02 15:04:05' },
  ),
};
