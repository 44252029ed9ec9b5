import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { toYaml } from '../../constructs/output/yaml';
import { tree } from '../trees';

/** What Go programs (YAML 1.1), browsers and editors (1.2), and this program itself read in a text. */
const readings = (text: string) => [
  parse(text, { version: '1.1', merge: false }),
  parse(text, { version: '1.2' }),
  load(text),
];

describe('YAML', () => {
  test('of every file of the tree reads alike in 1.1 and 1.2', () => {
    for (const [path, text] of tree) {
      if (!path.endsWith('.yaml')) continue;
      const [old, current, own] = readings(text);
      expect([path, old]).toEqual([path, current]);
      expect([path, own]).toEqual([path, current]);
    }
  });

  test.each([
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    '~',
    'null',
    '010',
    '0x10',
    '1_000',
    '1:30',
    '1e3',
    '2026-11-24',
    '.5',
    '=',
    '<<',
    '- a',
    '#',
    '',
  ])('keeps the text %j a text, as a value and as a key', (text) => {
    for (const reading of readings(toYaml({ value: text, [text]: 1, list: [text] })))
      expect(reading).toEqual({ value: text, [text]: 1, list: [text] });
  });

  test('of any plain data reads back as what it was', () => {
    // The `yaml` package takes a lone point, and an exponent without a number, for numbers in 1.1; other parsers do not.
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !/^[-+]?(\.|e[-+]?\d+)$/i.test(value));
    const key = text.filter((value) => value !== '__proto__');
    const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(null));
    const data = fc.dictionary(
      key.filter((value) => !value.startsWith('---')),
      fc.oneof(scalar, fc.array(scalar), fc.dictionary(key, scalar)),
    );
    fc.assert(
      fc.property(data, (value) => {
        for (const reading of readings(toYaml(value))) expect(reading).toEqual({ ...value });
      }),
      { numRuns: 1000, seed: 20261124 },
    );
  });

  test('has its keys in order, whatever order they were said in', () => {
    expect(toYaml({ b: { d: 1, c: 2 }, a: 3 })).toBe(toYaml({ a: 3, b: { c: 2, d: 1 } }));
    expect(Object.keys(load(toYaml({ b: 1, a: 2 })) as object)).toEqual(['a', 'b']);
  });

  test('shows the configuration of a program as lines, not as one escaped text', () => {
    expect(toYaml({ data: { 'config.yaml': 'a: 1\nb: 2\n' } })).toBe('data:\n  config.yaml: |\n    a: 1\n    b: 2\n');
  });

  test.each([
    ['a function', { spec: { run: () => 1 } }, 'spec.run is a function'],
    ['a class instance', { spec: { at: new Date(0) } }, 'spec.at is an instance of Date'],
    ['a number that is none', { spec: { replicas: Number.NaN } }, 'spec.replicas is NaN'],
    ['a hole in a list', { spec: { args: ['a', undefined] } }, 'spec.args.1 is undefined'],
  ])('is refused for %s, with its place', (_, value, message) => {
    expect(() => toYaml(value)).toThrow(message);
  });

  test('is refused for data that contains itself', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => toYaml(circle)).toThrow('inside itself');
  });
});
