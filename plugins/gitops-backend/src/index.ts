/**
 * Reconciles what git declares with what targets report, and serves the result.
 *
 * @packageDocumentation
 */

export { gitopsPlugin as default } from './plugin';
