import { fields, type Parser } from '../parser';

/** Envoy's own messages: `[time][thread][level][logger] [file:line] message`. */
export const parser: Parser = {
  format: 'envoy',
  begins: String.raw`^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\]\[\d+\]\[`,
  open: String.raw`^\[[^\]]+\]\[\d+\]\[(?:warning|error|critical)\]`,
  steps: fields(
    String.raw`^\[(?P<time>[^\]]+)\]\[(?P<thread__id>\d+)\]\[(?P<level>\w+)\]\[(?P<logger>[^\]]+)\] (?:\[(?P<code__file__path>[^:\]]+):(?P<code__line__number>\d+)\])?`,
    { time: '2006-01-02 15:04:05.000' },
  ),
};
