import { dump } from 'js-yaml';

/** Deeper than any manifest; what is deeper contains itself. */
const DEEPEST = 100;

/**
 * Plain data as YAML that 1.1 and 1.2 parsers read alike: sorted keys, one line a value, texts of several lines as
 * blocks. Members that are `undefined` are left out. Throws an Error that says where, if the data is not plain: a class
 * instance or a function would vanish or turn into something else on its way.
 */
export function toYaml(value: unknown): string {
  const problem = unwritable(value, 0);
  if (problem !== undefined) {
    throw new Error(
      `${problem.path.join('.') || 'the value'} is ${problem.found}; write plain data: text, finite numbers, true, false, null, lists and objects`,
    );
  }
  return dump(value, { lineWidth: -1, noRefs: true, sortKeys: true });
}

interface Problem {
  /** From the outermost key inwards. */
  readonly path: string[];
  readonly found: string;
}

function unwritable(value: unknown, depth: number): Problem | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : { path: [], found: String(value) };
    case 'object':
      return value === null ? undefined : unwritableMember(value, depth);
    default:
      return { path: [], found: value === undefined ? 'undefined' : `a ${typeof value}` };
  }
}

function unwritableMember(value: object, depth: number): Problem | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  const list = Array.isArray(value);
  if (!list && prototype !== Object.prototype && prototype !== null)
    return { path: [], found: `an instance of ${value.constructor.name}` };
  if (depth > DEEPEST) return { path: [], found: 'inside itself' };
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined && !list) continue;
    // At the left margin a parser takes it for the start of another document.
    const problem =
      depth === 0 && key.startsWith('---')
        ? { path: [], found: 'a key that starts a document' }
        : unwritable(member, depth + 1);
    if (problem !== undefined) return { path: [key, ...problem.path], found: problem.found };
  }
  return undefined;
}
