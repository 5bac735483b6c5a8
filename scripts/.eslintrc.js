module.exports = require('./guards/eslintWorkspace.cjs')(__dirname, {
  rules: {
    // Nothing here is published; the programs work on the sources of the workspace, also on those it does not export.
    '@backstage/no-relative-monorepo-imports': 'off',
  },
});
