import { fields, type Parser } from '../parser';

/** logfmt of Prometheus, Loki, containerd and others: `time=… level=… msg=…` in any order. */
export const parser: Parser = {
  format: 'logfmt',
  begins: String.raw`^(?:time|ts|t|level|lvl|logger)="?[^\s"=]+"? [A-Za-z_][\w.]*=`,
  open: 'none',
  steps: [
    ...fields(String.raw`(?:^| )(?:time|ts|t)="?(?P<time>\d{4}-[^\s"]+)`, {
      time: '2006-01-02T15:04:05.999999999Z07:00',
    }),
    ...fields(String.raw`(?:^| )(?:level|lvl)="?(?P<level>\w+)`),
    ...fields(String.raw`(?:^| )(?:logger|component)="?(?P<logger>[^\s"]+)`),
    ...fields(String.raw`(?:^| )caller="?(?P<code__file__path>[^:\s"]+):(?P<code__line__number>\d+)`),
    ...fields(
      String.raw`(?:^| )duration="?(?:(?P<duration_milliseconds>[\d.]+)ms|(?P<duration_seconds>[\d.]+)s)(?:[\s"]|$)`,
      { when: 'body contains "duration="' },
    ),
    ...fields(String.raw`(?:^| )status(?:_code)?="?(?P<http__response__status_code>\d{3})(?:[\s"]|$)`, {
      when: 'body contains " status"',
    }),
  ],
};
