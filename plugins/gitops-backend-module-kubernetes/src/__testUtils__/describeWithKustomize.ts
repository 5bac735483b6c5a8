import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describeWhenFound } from '@oneroof/plugin-gitops-node/testUtils';

/** `describe` for tests that need a real kustomize. */
export function describeWithKustomize(name: string, tests: () => void): void {
  describeWhenFound(
    name,
    ['kustomize', 'kubectl'].some(isOnPath)
      ? undefined
      : 'kustomize and no kubectl on the PATH: install one of them',
    tests,
  );
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
