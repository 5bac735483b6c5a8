import { AnsibleInventoryConfig } from '../config/AnsibleConfig';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { withRunFolder } from '../process/RunFolder';
import { exportInventory } from './exportInventory';
import { inspectInventory } from './inspectInventory';
import { InventoryExport } from './InventoryExport';
import { scanInventory } from './scanInventory';

export interface PathExportRequest {
  entry: Pick<
    AnsibleInventoryConfig,
    'name' | 'ansibleConfigFile' | 'handedOn'
  >;
  /** Absolute path of a file or folder, from the operator. */
  path: string;
  timeoutMs: number;
}

/**
 * Has Ansible read an inventory of the operator's, where it stands: programs among it run, with the network, as the
 * backend's user. The operator wrote its path into the configuration.
 *
 * @throws ObservationError; the signal's reason
 */
export async function exportFromPath(
  tools: { programs: AnsiblePrograms; temporaryFolder?: string },
  request: PathExportRequest,
  signal: AbortSignal,
): Promise<InventoryExport> {
  const { entry } = request;
  const { files } = await scanInventory(request.path);
  const nature = await inspectInventory(files);
  return withRunFolder({ parent: tools.temporaryFolder }, folder =>
    exportInventory(
      tools.programs,
      {
        inventory: entry.name,
        source: request.path,
        files,
        inventoryPrograms: nature.programs,
        folder,
        configFile: entry.ansibleConfigFile,
        handedOn: pick(entry.handedOn),
        settings: {},
        timeoutMs: request.timeoutMs,
      },
      signal,
    ),
  );
}

/** Variables of the backend, read when they are needed. */
function pick(names: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
