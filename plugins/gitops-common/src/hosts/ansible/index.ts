export { ansibleLimits } from './ansibleLimits';
export { parseCheckRun, type CheckRun } from './checkRun/parseCheckRun';
export {
  parseAnsibleFacts,
  type AnsibleFactsOptions,
} from './facts/parseAnsibleFacts';
export { parseAnsibleInventory } from './parseAnsibleInventory';
