module.exports = require('../../scripts/guards/eslintWorkspace.cjs')(
  __dirname,
  require('../../scripts/guards/eslintPure.cjs'),
);
