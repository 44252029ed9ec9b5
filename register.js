const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/*
 * `node --require ./register.js main.ts` runs TypeScript as it is, compiled as it is loaded by what compiles it for the
 * tests, and kept: general loaders look into every file of every library, and the compiler alone takes a good part of a
 * synth to load.
 */
const CONFIG = join(__dirname, '.swcrc');
const CACHE = join(__dirname, 'node_modules/.cache/typescript');
const COMPILER = readFileSync(CONFIG, 'utf8') + require('./package.json').devDependencies['@swc/core'];

require.extensions['.ts'] = (module, filename) => {
  const key = createHash('sha256').update(COMPILER).update(readFileSync(filename)).digest('hex');
  module._compile(compiled(filename, join(CACHE, `${key}.js`)), filename);
};

function compiled(filename, kept) {
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformFileSync(filename, { configFile: CONFIG });
    mkdirSync(dirname(kept), { recursive: true });
    // Renamed into place, so that nobody reads half a file.
    writeFileSync(`${kept}.${process.pid}`, code);
    renameSync(`${kept}.${process.pid}`, kept);
    return code;
  }
}
