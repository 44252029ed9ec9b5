/** Whether a value is an object with named fields. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Two plain trees as one; the second wins, lists are taken whole. The result has the type of the first: what a user
 * merges into a program's configuration is the user's word.
 */
export function merge<Base>(base: Base, over: unknown): Base;
export function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value !== undefined) merged[key] = key in base ? merge(base[key], value) : value;
  }
  return merged;
}
