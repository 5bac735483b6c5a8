import { describeWhenFound } from '../controlPlane/describeWhenFound';
import { findSshPrograms } from './findSshPrograms';

/**
 * `describe` for tests that need a real sshd, see {@link describeWhenFound}.
 *
 * @public
 */
export function describeOnSshServer(name: string, tests: () => void): void {
  const found = findSshPrograms();
  describeWhenFound(
    name,
    'missing' in found ? found.missing : undefined,
    tests,
  );
}
