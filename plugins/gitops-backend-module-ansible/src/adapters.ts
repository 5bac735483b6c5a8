/**
 * The adapters themselves, for programs that are no portal: what the module registers, ready to be constructed.
 *
 * @packageDocumentation
 */

export {
  detectSandbox,
  type Sandbox,
} from '@oneroof/plugin-gitops-node/process';
export {
  AnsibleHostReader,
  type AnsibleHostReaderOptions,
} from './AnsibleHostReader';
export type {
  AnsibleConfig,
  AnsibleInventoryConfig,
  GatherConfig,
  InventoryPlace,
  LoginConfig,
  PlaybooksConfig,
} from './config/AnsibleConfig';
export {
  AnsibleInventoryReader,
  type AnsibleInventoryReaderOptions,
} from './inventory/AnsibleInventoryReader';
export {
  AnsiblePrograms,
  type AnsibleProgramsOptions,
} from './process/AnsiblePrograms';
