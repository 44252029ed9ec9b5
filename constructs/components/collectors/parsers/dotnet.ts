import { fields, type Parser } from '../parser';

/** .NET's console logger: `level: logger[event]`, and the message indented on lines of its own. */
export const parser: Parser = {
  format: 'dotnet',
  begins: String.raw`^(?:trce|dbug|info|warn|fail|crit): \S+\[\d+\]$`,
  open: 'all',
  steps: fields(String.raw`^(?P<level>\w+): (?P<logger>[^\s\[]+)\[`),
};
