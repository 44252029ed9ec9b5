import { fields, type Parser } from '../parser';

/** klog of Kubernetes' own programs: `Lmmdd hh:mm:ss.uuuuuu pid file:line] message`. The year is this one, or the last. */
export const parser: Parser = {
  format: 'klog',
  begins: String.raw`^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{6} `,
  open: '^[EF]',
  steps: fields(
    String.raw`^(?P<level>[IWEF])(?P<time>\d{4} \d\d:\d\d:\d\d\.\d{6}) +(?P<process__pid>\d+) (?P<code__file__path>[^:\s]+):(?P<code__line__number>\d+)\]`,
    { time: '0102 15:04:05.000000' },
  ),
};
