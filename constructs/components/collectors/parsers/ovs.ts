import { fields, type Parser } from '../parser';

/** Open vSwitch and OVN: `time|sequence|module|LEVEL|message`. */
export const parser: Parser = {
  format: 'ovs',
  begins: String.raw`^\d{4}-\d\d-\d\dT[\d:.]+Z\|\d+\|`,
  open: 'none',
  steps: fields(String.raw`^(?P<time>[^|]+)\|\d+\|(?P<logger>[^|(]+)(?:\([^|]*\))?\|(?P<level>[A-Z]+)\|`, {
    time: '2006-01-02T15:04:05.999Z07:00',
  }),
};
