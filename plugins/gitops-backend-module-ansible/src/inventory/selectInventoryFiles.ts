import { TreeFile } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * The files of an inventory that Ansible gets to see.
 *
 * Left out is what is encrypted as a whole: it holds secrets, which would be dropped later, and without the password
 * Ansible would refuse everything else with it. Programs are refused: Ansible would take their text for names of hosts.
 *
 * @throws ObservationError `invalid` or `not-found`
 */
export function selectInventoryFiles(
  files: readonly TreeFile[],
  path: string,
): TreeFile[] {
  const selected = files.filter(
    file => isBelow(file.path, path) && !startsWith(file, '$ANSIBLE_VAULT;'),
  );
  if (selected.length === 0) {
    throw new ObservationError(
      'not-found',
      `there is no inventory at ${JSON.stringify(path)} of its repository`,
    );
  }
  const program = selected.find(file => startsWith(file, '#!'));
  if (program) {
    throw new ObservationError(
      'invalid',
      `${JSON.stringify(
        program.path.slice(0, 200),
      )} is a program: nothing of a repository is executed to read an inventory`,
    );
  }
  return selected;
}

function isBelow(file: string, path: string): boolean {
  return path === '.' || file === path || file.startsWith(`${path}/`);
}

function startsWith({ content }: TreeFile, text: string): boolean {
  return Buffer.from(content.subarray(0, text.length)).toString() === text;
}
