import { fields, type Parser } from '../parser';

/** Go's own `log`: date and time, perhaps file and line, message. */
export const parser: Parser = {
  format: 'go-log',
  begins: String.raw`^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d{6})? [^\s\[]`,
  steps: fields(
    String.raw`^(?P<time>\S+ \S+) (?:(?P<code__file__path>[\w./-]+\.go):(?P<code__line__number>\d+): )?(?:\[?(?P<level>TRACE|DEBUG|INFO|WARNING|WARN|ERROR|FATAL)\b)?`,
    { time: '2006/01/02 15:04:05.999999' },
  ),
};
