export { ansibleLimits } from './ansibleLimits';
export { findRunDocument, type RunDocument } from './checkRun/findRunDocument';
export { nameOfTask } from './checkRun/nameOfTask';
export { parseCheckRun, type CheckRun } from './checkRun/parseCheckRun';
export {
  parseAnsibleFacts,
  type AnsibleFactsOptions,
} from './facts/parseAnsibleFacts';
export { parseAnsibleInventory } from './parseAnsibleInventory';
