import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * `describe` for tests that need a real kustomize. Where there is none they are skipped, with a word on how to get one;
 * under `ONEROOF_REQUIRE_REAL=1` that is a failure.
 */
export function describeWithKustomize(name: string, tests: () => void): void {
  const missing =
    'There is no kustomize and no kubectl on the PATH: install one of them';
  if (['kustomize', 'kubectl'].some(isOnPath)) {
    describe(name, tests);
  } else if (process.env.ONEROOF_REQUIRE_REAL === '1') {
    describe(name, () => {
      it('needs kustomize', () => {
        throw new Error(missing);
      });
    });
  } else {
    console.warn(`Skipped "${name}". ${missing}`);
    describe.skip(name, tests);
  }
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
