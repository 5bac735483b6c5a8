import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { NamedFile } from './InventoryExport';

const maxHeadBytes = 64 * 1024;

/** What the files of an inventory are. */
export interface InventoryNature {
  /** Absolute paths of programs. */
  programs: string[];
  /**
   * Whether to read it is to ask somebody: a program, or a plugin that a file configures, for example for a cloud. Then
   * the files may stay as they are while the hosts change.
   */
  isDynamic: boolean;
}

/** Looks at the beginning of each file from which Ansible takes hosts. */
export async function inspectInventory(
  files: readonly NamedFile[],
): Promise<InventoryNature> {
  const nature: InventoryNature = { programs: [], isDynamic: false };
  for (const { absolute } of files) {
    if (!/\/(group|host)_vars(\/|$)/.test(absolute)) {
      const head = await readHead(absolute);
      if (/^(#!|\u007fELF)/.test(head)) {
        nature.programs.push(absolute);
      }
      nature.isDynamic ||= /^[ \t]*["'{]*[ \t]*plugin["']?[ \t]*:/m.test(head);
    }
  }
  nature.isDynamic ||= nature.programs.length > 0;
  return nature;
}

/** Nothing of a folder, and of what cannot be read: Ansible will complain of it in better words. */
async function readHead(path: string): Promise<string> {
  // A pipe must not keep us waiting.
  // eslint-disable-next-line no-bitwise
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  const file = await open(path, flags).catch(() => undefined);
  try {
    const head = Buffer.alloc(maxHeadBytes);
    const read = await file?.read(head, 0, maxHeadBytes, 0);
    return head.toString('latin1', 0, read?.bytesRead ?? 0);
  } catch {
    return '';
  } finally {
    await file?.close();
  }
}
