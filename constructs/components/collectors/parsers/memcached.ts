import type { Parser } from '../parser';

/** memcached with `-v` and `-vv`: what its connections are asked and answer. It says neither time nor level. */
export const parser: Parser = {
  format: 'memcached',
  begins: String.raw`^(?:[<>]\d+ |slab class +\d+: |\d+: Client using )`,
  open: 'none',
  steps: [],
};
