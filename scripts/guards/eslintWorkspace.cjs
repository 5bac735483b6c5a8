const createPackageConfig = require('@backstage/cli/config/eslint-factory');

/**
 * Backstage's ESLint configuration for a package, with the workspace's own choices on top.
 *
 * It has to be a factory that every package calls: Backstage's recommended set, which a package extends, would win
 * over a rule in the configuration of the root.
 */
module.exports = function createWorkspaceConfig(directory, extra = {}) {
  return createPackageConfig(directory, {
    ...extra,
    rules: {
      // Floors: a frontend must not import a backend, a module must not import the plugin it extends, and so on.
      '@backstage/no-mixed-plugin-imports': 'error',
      ...extra.rules,
    },
  });
};
