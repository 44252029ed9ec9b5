/*
 * Operators of the file_log receiver, and the language of their conditions.
 */

/** An operator of the file_log receiver, before it has its id and its successor. */
export type Operator = Readonly<Record<string, unknown>>;

/** The file that a line is from. */
export const FILE = 'attributes["log.file.path"]';

/** Bytes of a record; what is longer is cut there and goes on as another record. */
export const LONGEST = 1024 * 1024;

/** The line as a variable: each mention of `body` itself is a look-up, which costs as much as a search for a word. */
export const LINE = 'let line = body; ';

/** Whether any of the words is in {@link LINE}. */
export const anyWord = (words: readonly string[]) => words.map((word) => `line contains "${word}"`).join(' or ');

/** An expression as a text of the language that conditions are written in. */
export function literal(expression: string): string {
  return JSON.stringify(expression);
}

/**
 * Gives a chain of operators its ids and its end. Whatever cannot be done to a record leaves it as it is.
 *
 * @param next operator that follows; none if the last one has its own ways on, as a router, or is the last of all
 */
export function linked(id: string, chain: readonly Operator[], next?: string): Operator[] {
  return chain.map((operator, index) => {
    const output = index === chain.length - 1 ? next : `${id}/${index + 1}`;
    return {
      ...operator,
      id: index === 0 ? id : `${id}/${index}`,
      on_error: 'send_quiet',
      ...(output === undefined ? {} : { output }),
    };
  });
}

export function timestamp(parseFrom: string, layout: string): Operator {
  return { parse_from: parseFrom, layout_type: 'gotime', layout, location: 'UTC' };
}
