/*
 * Queries as their own grammars see them. What Grafana fills in is filled in before.
 */

export type Language = 'promql' | 'logql' | 'traceql';

/** What stands in for the variables of Grafana, by their names; any other is a text. */
const FILLED_IN: Readonly<Record<string, string>> = {
  __rate_interval: '2m',
  __interval: '1m',
  __auto: '1m',
  __range: '1h',
};

/** A query with something in the place of each variable. */
export function filled(query: string, values: Readonly<Record<string, string>> = {}): string {
  return query.replace(/\$\{?(\w+)\}?/g, (_, name: string) => values[name] ?? FILLED_IN[name] ?? 'some');
}

/** The grammars are ES modules and nothing else. */
const PARSERS = {
  promql: async () => (await import('@prometheus-io/lezer-promql')).parser,
  logql: async () => (await import('@grafana/lezer-logql')).parser,
  traceql: async () => (await import('@grafana/lezer-traceql')).parser,
};

/** Texts of all nodes of the given kinds in a query. */
export async function nodes(language: Language, query: string, ...kinds: string[]): Promise<string[]> {
  const parser = await PARSERS[language]();
  const found: string[] = [];
  parser.parse(query).iterate({
    enter: (node) => {
      if (kinds.includes(node.name)) found.push(query.slice(node.from, node.to));
    },
  });
  return found;
}

/** What is wrong with a query: the texts that no rule of its grammar covers. */
export const mistakes = (language: Language, query: string) => nodes(language, query, '⚠');
