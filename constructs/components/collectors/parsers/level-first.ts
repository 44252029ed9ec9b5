import { fields, type Parser } from '../parser';

const LEVEL = 'TRACE|DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|CRITICAL|FATAL';

/** A level in capitals, and perhaps a logger: Python's default, and Horizon's console handler. */
export const parser: Parser = {
  format: 'level-first',
  begins: `^(?:${LEVEL})(?::| -)? ?[^\\s:-]`,
  steps: [
    ...fields(`^(?P<level>${LEVEL})\\b`),
    ...fields(String.raw`^[A-Z]+(?::(?P<logger>[\w.]+):)`),
    ...fields(String.raw`^[A-Z]+ (?P<logger>[a-z_]\w*(?:\.\w+)+) `),
  ],
};
