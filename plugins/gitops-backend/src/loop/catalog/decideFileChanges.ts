import { DeclarationFile } from '../../database/operations/declarations/DeclarationFile';

/** What has to change for the stored files to be the wanted ones, and in which repositories. */
export function decideFileChanges(
  stored: readonly DeclarationFile[],
  wanted: readonly DeclarationFile[],
): {
  added: DeclarationFile[];
  removed: DeclarationFile[];
  repositoryIds: string[];
} {
  const storedKeys = new Set(stored.map(keyOf));
  const wantedByKey = new Map(wanted.map(file => [keyOf(file), file]));
  const added = [...wantedByKey]
    .filter(([key]) => !storedKeys.has(key))
    .map(([, file]) => file);
  const removed = stored.filter(file => !wantedByKey.has(keyOf(file)));
  const repositoryIds = [...added, ...removed].map(
    ({ repositoryId }) => repositoryId,
  );
  return { added, removed, repositoryIds: [...new Set(repositoryIds)] };
}

function keyOf({ repositoryId, file, componentRef }: DeclarationFile): string {
  return JSON.stringify([repositoryId, file, componentRef]);
}
