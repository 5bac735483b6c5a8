module.exports = require('./guards/eslintWorkspace.cjs')(__dirname);
