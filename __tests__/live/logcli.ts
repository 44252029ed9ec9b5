import { program, Running } from './process';

/**
 * What the real logcli prints when it asks the Loki at an address. It runs beside the test, which goes on reading what
 * Loki logs meanwhile; a Loki whose log nobody reads stands still.
 */
export async function logcli(address: string, ...args: string[]): Promise<string> {
  const one = new Running('logcli', program('logcli'), [`--addr=http://${address}:3100`, '--quiet', ...args]);
  if ((await one.end()) !== 0) throw new Error(one.log);
  return one.log.trim();
}

/** Lines that a query finds, by default in the last 15 minutes. */
export async function linesOf(address: string, query: string, since = '15m'): Promise<string[]> {
  const output = await logcli(address, 'query', `--since=${since}`, '--limit=5000', '--output=raw', query);
  return output === '' ? [] : output.split('\n');
}
