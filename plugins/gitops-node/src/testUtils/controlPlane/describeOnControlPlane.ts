import { describeWhenFound } from './describeWhenFound';
import { findControlPlane } from './findControlPlane';

/**
 * `describe` for tests that need a real control plane, see {@link describeWhenFound}.
 *
 * @public
 */
export function describeOnControlPlane(name: string, tests: () => void): void {
  const found = findControlPlane();
  describeWhenFound(
    name,
    'missing' in found ? found.missing : undefined,
    tests,
  );
}
