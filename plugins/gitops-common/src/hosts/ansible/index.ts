export { ansibleLimits } from './ansibleLimits';
export { parseCheckRun, type CheckRun } from './checkRun/parseCheckRun';
export { parseSyncRun, type PlayedHost } from './checkRun/parseSyncRun';
export {
  parseAnsibleFacts,
  type AnsibleFactsOptions,
} from './facts/parseAnsibleFacts';
export { parseAnsibleInventory } from './parseAnsibleInventory';
