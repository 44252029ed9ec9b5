/*
 * The least a synth can cost: start node, load the libraries, dump objects that are already there, and write them.
 *
 *   node bench/floor.js <objects.json> <folder>
 */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
require('cdk8s');
require('cdk8s-plus-28');
const { dump } = require('js-yaml');

const [, , objects, folder] = process.argv;
for (const { path, object, text } of JSON.parse(readFileSync(objects, 'utf8'))) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text ?? dump(object, { lineWidth: -1, noRefs: true, sortKeys: true }));
}
