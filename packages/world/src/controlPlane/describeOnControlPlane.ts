import { findControlPlane } from './findControlPlane';

/**
 * `describe` for tests that need a real control plane. Where there is none they are skipped, with a word on how to get
 * one; under `ONEROOF_REQUIRE_REAL=1` that is a failure.
 */
export function describeOnControlPlane(name: string, tests: () => void): void {
  const found = findControlPlane();
  if (!('missing' in found)) {
    describe(name, tests);
  } else if (process.env.ONEROOF_REQUIRE_REAL === '1') {
    describe(name, () => {
      it('needs a control plane', () => {
        throw new Error(`There is no ${found.missing}`);
      });
    });
  } else {
    console.warn(`Skipped "${name}": there is no ${found.missing}`);
    describe.skip(name, tests);
  }
}
