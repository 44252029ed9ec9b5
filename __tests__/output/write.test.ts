import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences, writeTree } from '../../constructs/output/write';

const before = new Map([
  ['lab/kustomization.yaml', 'old'],
  ['lab/loki/Service.loki.yaml', 'old'],
]);
const after = new Map([
  ['lab/kustomization.yaml', 'new'],
  ['lab/tempo/Service.tempo.yaml', 'new'],
]);

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'write-'));
  folder = join(parent, 'dist');
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('writing a tree', () => {
  test('makes the folder what the tree is: what is gone from the tree is gone from the folder', () => {
    writeTree(folder, before);
    writeTree(folder, after);
    expect(differences(folder, after)).toEqual([]);
    expect(existsSync(join(folder, 'lab/loki'))).toBe(false);
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('leaves the old tree whole, and nothing beside it, if a file cannot be written', () => {
    writeTree(folder, before);
    const impossible = new Map([...after, ['lab/tempo', 'a folder of this name is there already']]);
    expect(() => writeTree(folder, impossible)).toThrow();
    expect(differences(folder, before)).toEqual([]);
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('brings the old tree back that a kill in the middle of the swap left aside', () => {
    writeTree(folder, before);
    renameSync(folder, join(parent, '.dist.previous'));
    mkdirSync(join(parent, '.dist.next'));
    expect(() =>
      writeTree(
        folder,
        new Map([
          ['a', ''],
          ['a/b', ''],
        ]),
      ),
    ).toThrow();
    expect(differences(folder, before)).toEqual([]);
    writeTree(folder, after);
    expect(differences(folder, after)).toEqual([]);
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test.each([
    ['holds something that is no environment', () => mkdirSync(join(folder, 'src'), { recursive: true }), 'holds src'],
    ['is a file', () => writeFileSync(folder, 'mine'), 'is no folder'],
  ])('refuses a folder that %s, because it is somebody else’s', (_, make, message) => {
    make();
    expect(() => writeTree(folder, after)).toThrow(message);
    expect(readdirSync(parent)).toEqual(['dist']);
  });
});

test('differences between a folder and a tree are told by path: missing, changed, stale', () => {
  writeTree(folder, before);
  expect(differences(folder, after)).toEqual([
    { path: 'lab/loki/Service.loki.yaml', what: 'stale' },
    { path: 'lab/kustomization.yaml', what: 'changed' },
    { path: 'lab/tempo/Service.tempo.yaml', what: 'missing' },
  ]);
  expect(readFileSync(join(folder, 'lab/kustomization.yaml'), 'utf8')).toBe('old');
});
