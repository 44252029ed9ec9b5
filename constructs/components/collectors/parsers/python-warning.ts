import { fields, type Parser } from '../parser';

/** Python's `warnings`: `file:line: Category: message`, and the line of the source. */
export const parser: Parser = {
  format: 'python-warning',
  begins: String.raw`^[\w./-]+\.py:\d+: \w*Warning:`,
  open: 'all',
  steps: [
    ...fields(String.raw`^(?P<code__file__path>[^:]+):(?P<code__line__number>\d+): `),
    { type: 'add', field: 'attributes.level', value: 'warn' },
  ],
};
