// Backstage's configuration looks for tests below `src/`; a folder of scripts has none.
const path = require('node:path');

const config = path.dirname(
  require.resolve('@backstage/cli-module-test-jest/config/jest.js'),
);

module.exports = {
  displayName: '@oneroof/scripts',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['**/*.test.{ts,mjs}'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '\\.(ts|mjs)$': [
      path.join(config, 'jestSwcTransform.js'),
      {
        module: { ignoreDynamic: true, exportInteropAnnotation: true },
        jsc: { parser: { syntax: 'typescript' } },
      },
    ],
  },
};
