/**
 * How adapters run programs: found, without a shell, on files of their own, and gone at the end.
 *
 * @packageDocumentation
 */

export { collectOutput } from './process/collectOutput';
export { detectSandbox, type Sandbox } from './process/detectSandbox';
export { findExecutable, isExecutable } from './process/findExecutable';
export { killGroup } from './process/killGroup';
export { makePrivateFolder } from './process/makePrivateFolder';
export { hasEnded, processMark } from './process/processMark';
export {
  runLimited,
  type LimitedOutcome,
  type LimitedRun,
} from './process/runLimited';
export { writeTree } from './process/writeTree';
