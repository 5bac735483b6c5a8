import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describeWhenFound } from '@oneroof/plugin-gitops-node/testUtils';

/** `describe` for tests that need a real Ansible. */
export function describeWithAnsible(name: string, tests: () => void): void {
  describeWhenFound(
    name,
    ['ansible-inventory', 'ansible-playbook'].every(isOnPath)
      ? undefined
      : 'ansible-inventory or no ansible-playbook on the PATH: install ansible',
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
