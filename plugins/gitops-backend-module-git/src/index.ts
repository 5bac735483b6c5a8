/**
 * Reads revisions and trees from git repositories for the plugin `gitops`.
 *
 * @packageDocumentation
 */

export { gitopsModuleGit as default } from './module';
