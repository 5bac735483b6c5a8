import { join } from 'node:path';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { readCappedFile } from '../files/readCappedFile';
import { AnsiblePrograms, AnsibleRun } from '../process/AnsiblePrograms';
import {
  describeInventoryFailure,
  tellsOfLostPart,
} from './describeInventoryFailure';
import { InventoryExport, maxExportBytes, NamedFile } from './InventoryExport';

export interface ExportRequest
  extends Pick<
    AnsibleRun,
    'folder' | 'sandbox' | 'settings' | 'configFile' | 'handedOn' | 'timeoutMs'
  > {
  inventory: string;
  /** Absolute path of a file or folder. */
  source: string;
  /** For words about mistakes. */
  files: readonly NamedFile[];
  /** Absolute paths of files that are programs. */
  inventoryPrograms?: readonly string[];
}

/**
 * Runs `ansible-inventory --list`.
 *
 * By itself Ansible warns of what it cannot read, leaves it out, and ends well: hosts would vanish because of a misspelled
 * key. So whatever it leaves out is a failure here. And where a program fails it takes the program's text for an inventory
 * in INI, whose commands are hosts then. That it tells only with `-vvv`, which needs the document in a file.
 *
 * @throws ObservationError; the signal's reason
 */
export async function exportInventory(
  programs: AnsiblePrograms,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<InventoryExport> {
  const output = join(request.folder.temporary, 'inventory.json');
  const inventoryPrograms = request.inventoryPrograms ?? [];
  const hasPrograms = inventoryPrograms.length > 0;
  const { exitCode, stdout, stderr } = await programs.run(
    {
      program: 'ansible-inventory',
      args: [
        '--list',
        '--inventory',
        request.source,
        ...(hasPrograms ? ['-vvv', '--output', output] : []),
      ],
      subject: `reading the inventory ${request.inventory}`,
      folder: request.folder,
      sandbox: request.sandbox,
      configFile: request.configFile,
      handedOn: request.handedOn,
      settings: {
        ...request.settings,
        ANSIBLE_INVENTORY_UNPARSED_FAILED: '1',
        ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED: '1',
      },
      timeoutMs: request.timeoutMs,
      maxOutputBytes: maxExportBytes,
    },
    signal,
  );
  if (exitCode !== 0 || tellsOfLostPart(stderr)) {
    throw new ObservationError(
      'invalid',
      `inventory ${request.inventory}: ${describeInventoryFailure(
        stderr,
        request.files,
      )}`,
    );
  }
  const failed = inventoryPrograms.find(program =>
    [stdout, stderr].some(said => tellsOfText(said, program)),
  );
  if (failed !== undefined) {
    throw new ObservationError(
      'invalid',
      `inventory ${request.inventory}: the program ${failed} failed, or printed no inventory`,
    );
  }
  return hasPrograms
    ? readCappedFile(output, {
        subject: `inventory ${request.inventory}`,
        maxBytes: maxExportBytes,
        followLinks: false,
      })
    : { text: stdout };
}

/** Whether Ansible says that it read a file as text. */
function tellsOfText(said: string, path: string): boolean {
  return said
    .split(`Parsed ${path} inventory source with `)
    .slice(1)
    .some(rest => /^(ansible\.builtin\.)?(ini|yaml|toml) /.test(rest));
}
