import { fields, type Parser } from '../parser';

/** libvirt's daemons: `time+0000: thread: level : function:line : message`. */
export const parser: Parser = {
  format: 'libvirt',
  begins: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}[+-]\d{4}: \d+: `,
  steps: fields(
    String.raw`^(?P<time>\S+ [^:]+:\d\d:[\d.]+[+-]\d{4}): (?P<thread__id>\d+): (?P<level>\w+) : (?:\w+:(?P<code__line__number>\d+) : )?`,
    { time: '2006-01-02 15:04:05.000-0700' },
  ),
};
