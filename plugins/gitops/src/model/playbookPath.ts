import { PlacementView } from '@oneroof/plugin-gitops-common';

/** Path of a playbook from the repository's root. */
export function playbookPath(
  playbook: NonNullable<PlacementView['playbook']>,
): string {
  const folder = playbook.folder.replace(/\/+$/, '');
  return folder === '' || folder === '.'
    ? playbook.file
    : `${folder}/${playbook.file}`;
}
