module.exports = require('../../scripts/guards/eslintWorkspace.cjs')(__dirname);
