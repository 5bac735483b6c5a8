import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TreeFile } from '@oneroof/plugin-gitops-common';
import { Sandbox, writeTree } from '@oneroof/plugin-gitops-node/process';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { withRunFolder } from '../process/RunFolder';
import { InventoryExport } from './InventoryExport';
import { exportInventory } from './exportInventory';
import { selectInventoryFiles } from './selectInventoryFiles';

export interface GitExportRequest {
  inventory: string;
  files: readonly TreeFile[];
  /** File or folder from the repository's root. */
  path: string;
  timeoutMs: number;
}

export interface GitExportTools {
  programs: AnsiblePrograms;
  sandbox: Sandbox;
  /** The machine's own when absent. */
  temporaryFolder?: string;
}

/**
 * Has Ansible read an inventory from a repository: from a copy without links and programs, in a sandbox, with the three
 * plugins that only read text. Templates among the variables stay text, since nothing asks for their values.
 *
 * @throws ObservationError; the signal's reason
 */
export async function exportFromGit(
  tools: GitExportTools,
  request: GitExportRequest,
  signal: AbortSignal,
): Promise<InventoryExport> {
  const files = selectInventoryFiles(request.files, request.path);
  return withRunFolder({ parent: tools.temporaryFolder }, async folder => {
    await mkdir(dirname(join(folder.files, request.path)), {
      recursive: true,
      mode: 0o700,
    });
    await writeTree(folder.files, files);
    return exportInventory(
      tools.programs,
      {
        inventory: request.inventory,
        source: join(folder.files, request.path),
        files: files.map(({ path }) => ({
          absolute: join(folder.files, path),
          shown: path,
        })),
        folder,
        sandbox: tools.sandbox.prefix,
        settings: {
          ANSIBLE_INVENTORY_ENABLED:
            'ansible.builtin.yaml,ansible.builtin.ini,ansible.builtin.host_list',
          ANSIBLE_VARS_ENABLED: 'host_group_vars',
          // Collections of the machine may bring plugins; reading text needs none.
          ANSIBLE_COLLECTIONS_PATH: folder.home,
          ANSIBLE_COLLECTIONS_SCAN_SYS_PATH: '0',
        },
        timeoutMs: request.timeoutMs,
      },
      signal,
    );
  });
}
