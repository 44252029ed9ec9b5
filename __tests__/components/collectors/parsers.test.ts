import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { parsers } from '../../../constructs/components/collectors/record';

const CORPUS = join(__dirname, '../../corpus');
const corpus = z.object({ records: z.array(z.object({ lines: z.array(z.string()) })) });

const lines = readdirSync(CORPUS).flatMap((file) =>
  corpus.parse(load(readFileSync(join(CORPUS, file), 'utf8'))).records.flatMap((record) => record.lines),
);

/** An expression of a parser in this language, which has no flags within one. */
const begins = parsers().map(({ format, begins: expression }) => ({
  format,
  expression: new RegExp(expression.replaceAll('(?i:', '(?:'), expression.includes('(?i:') ? 'i' : ''),
}));

test('every format is in a file of its name', () => {
  const files = readdirSync(join(__dirname, '../../../constructs/components/collectors/parsers'));
  expect(begins.map(({ format }) => `${format}.ts`).sort()).toEqual(files.sort());
});

test('no line of the corpus is recognised by two parsers, so their order does not matter', () => {
  for (const line of lines) {
    const recognised = begins.filter(({ expression }) => expression.test(line)).map(({ format }) => format);
    expect([line, recognised.length > 1 ? recognised : 'one or none']).toEqual([line, 'one or none']);
  }
});

test('every parser recognises a line of the corpus', () => {
  const unused = begins.filter(({ expression }) => !lines.some((line) => expression.test(line)));
  expect(unused.map(({ format }) => format)).toEqual([]);
});
