import { fields, type Parser } from '../parser';

/** zap's console encoding, as operators log: time, level, perhaps a logger, file and line, message, parted by tabs. */
export const parser: Parser = {
  format: 'zap',
  begins: String.raw`^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d{4})\t[A-Z]+\t`,
  open: String.raw`^\S+\t(?:WARN|ERROR|DPANIC|PANIC|FATAL)\t`,
  steps: fields(
    String.raw`^(?P<time>[^\t]+)\t(?P<level>[A-Z]+)\t(?:(?P<logger>[\w./-]+)\t)?(?:(?P<code__file__path>[\w./@-]+\.go):(?P<code__line__number>\d+)\t)?`,
    { time: '2006-01-02T15:04:05.999Z0700' },
  ),
};
