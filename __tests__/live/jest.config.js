/** The tests that start real programs: one after the other, and none is given up on early. */
/** @type {import('jest').Config} */
module.exports = {
  ...require('../../jest.config'),
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/live/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/__tests__/live/global-setup.ts',
  maxWorkers: 1,
  // A test that could not stop what it has started must not keep the others from being reported.
  forceExit: true,
  testTimeout: 300_000,
};
