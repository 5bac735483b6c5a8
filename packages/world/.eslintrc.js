const config = require('../../scripts/guards/eslintWorkspace.cjs')(__dirname);

// A benchmark measures the plugin itself, so here alone the world starts the backend plugin.
config.overrides = [
  ...(config.overrides ?? []),
  {
    files: ['src/bench/**'],
    rules: { '@backstage/no-mixed-plugin-imports': 'off' },
  },
];

module.exports = config;
