module.exports = require('../../scripts/guards/eslintWorkspace.cjs')(
  __dirname,
  {
    rules: {
      // All that the sources import is bundled, so nothing of it has to be installed with the package.
      '@backstage/no-undeclared-imports': 'off',
    },
  },
);
