/**
 * The adapters themselves, for programs that are no portal, such as benchmarks.
 *
 * @packageDocumentation
 */

export {
  type KnownHosts,
  type SshAlgorithms,
  type SshDestination,
  type SshIdentity,
  type SshInventoryConfig,
} from './config/SshConfig';
export { SshInventoryReader } from './inventory/SshInventoryReader';
export { SshHostReader, type SshHostReaderOptions } from './SshHostReader';
