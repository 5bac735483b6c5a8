import { ObservationError, PlaybookRequest } from '@oneroof/plugin-gitops-node';
import { Sandbox } from '@oneroof/plugin-gitops-node/process';
import { readCappedFile } from '../files/readCappedFile';
import { exportFromGit } from '../inventory/exportFromGit';
import { exportFromPath } from '../inventory/exportFromPath';
import { maxExportBytes } from '../inventory/InventoryExport';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { PlaybookSettings } from './requireAllowed';

/**
 * What `ansible-inventory --list` says of the inventory of a run, with everything that logging in needs.
 *
 * @throws ObservationError; the signal's reason
 */
export async function exportForRun(
  {
    request,
    settings,
  }: { request: PlaybookRequest; settings: PlaybookSettings },
  tools: { programs: AnsiblePrograms; sandbox: Sandbox; timeoutMs: number },
  signal: AbortSignal,
): Promise<string> {
  const { timeoutMs } = tools;
  const { name, inventory: place } = settings;
  switch (place?.type) {
    case 'path': {
      const { path } = place;
      return (
        await exportFromPath(
          tools,
          { entry: settings, path, timeoutMs },
          signal,
        )
      ).text;
    }
    case 'git': {
      const files = request.inventoryFiles ?? [];
      const { path } = place;
      return (
        await exportFromGit(
          tools,
          { inventory: name, files, path, timeoutMs },
          signal,
        )
      ).text;
    }
    case 'exported':
      return (
        await readCappedFile(place.path, {
          subject: `the listing of inventory ${name}`,
          maxBytes: maxExportBytes,
          followLinks: true,
        })
      ).text;
    default:
      throw new ObservationError(
        'not-configured',
        `inventory "${name}" has no "ansible.inventory", which playbooks need`,
      );
  }
}
