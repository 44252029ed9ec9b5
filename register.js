const { join } = require('node:path');
const { transformFileSync } = require('@swc/core');

/*
 * `node --require ./register.js main.ts` runs TypeScript as it is, compiled as it is loaded by what compiles it for the
 * tests. General loaders look into every file of every library, which takes longer than a synth.
 */
const options = { configFile: join(__dirname, '.swcrc') };
require.extensions['.ts'] = (module, filename) => module._compile(transformFileSync(filename, options).code, filename);
