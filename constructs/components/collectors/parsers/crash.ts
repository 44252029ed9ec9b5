import { fields, type Parser } from '../parser';

/** What Java, .NET, Go and Node.js begin with to say that nobody caught an error. */
export const parser: Parser = {
  format: 'crash',
  begins: String.raw`^(?:Exception in thread "|Unhandled exception\. |panic: |fatal error: |(?:file://|node:)?[\w./@-]+\.[cm]?[jt]s:\d+$)`,
  open: 'all',
  steps: [
    ...fields(String.raw`^(?P<code__file__path>[^\s:]+):(?P<code__line__number>\d+)\n`),
    { type: 'add', field: 'attributes.level', value: 'fatal' },
  ],
};
