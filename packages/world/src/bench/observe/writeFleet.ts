import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { FleetPlacement } from './fleet';

/** Writes all manifests of a fleet into one file of a folder, and returns its path. */
export async function writeFleet(
  directory: string,
  fleet: readonly FleetPlacement[],
): Promise<string> {
  const file = join(directory, 'fleet.yaml');
  const objects = fleet.flatMap(placement => placement.manifests);
  await writeFile(
    file,
    // Objects share their labels here; no person would write them as YAML aliases.
    objects
      .map(object => stringify(object, { aliasDuplicateObjects: false }))
      .join('---\n'),
  );
  return file;
}
