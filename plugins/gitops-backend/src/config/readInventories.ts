import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { environmentSchema } from '@oneroof/plugin-gitops-common';
import { InventoryConfig } from './GitopsConfig';

/** The form of names in documents: a target could name no inventory of another form. */
const nameSchema = environmentSchema.shape.metadata.shape.name;

/**
 * Reads the names of `gitops.inventories`. The rest of each entry belongs to the modules that read hosts.
 *
 * @throws InputError whose message names the key
 */
export function readInventories(config: Config | undefined): InventoryConfig[] {
  const seen = new Map<string, string>();
  const entries = config?.getOptionalConfigArray('inventories') ?? [];
  return entries.map((entry, index) => {
    const key = `gitops.inventories[${index}]`;
    const name = entry.getString('name');
    const result = nameSchema.safeParse(name);
    if (!result.success) {
      throw new InputError(`${key}.name ${result.error.issues[0].message}`);
    }
    const first = seen.get(name);
    if (first) {
      throw new InputError(
        `${key} has the same name as ${first}: what several modules say about one inventory stands in one entry`,
      );
    }
    seen.set(name, key);
    return { name };
  });
}
