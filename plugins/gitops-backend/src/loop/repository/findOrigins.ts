import { Revision } from '@oneroof/plugin-gitops-common';
import { RevisionReader } from '@oneroof/plugin-gitops-node';
import { DesiredChange } from '../../database/operations/placements/writeDesired';
import { causeOf } from '../causeOf';
import { ChangedTree } from './decideDesired';

/** When more is new at once, the revision itself has to do for the rest. */
const maxGroups = 500;

/** Finds which commit made each tree what it is: seldom the newest one of a repository that many share. */
export async function findOrigins(
  changes: readonly ChangedTree[],
  revision: Revision,
  options: { reader: RevisionReader; signal: AbortSignal },
): Promise<DesiredChange[]> {
  const groups = new Map<string, string[]>();
  for (const change of changes) {
    if ('paths' in change && groups.size < maxGroups) {
      groups.set(JSON.stringify(change.paths), change.paths);
    }
  }
  const found = await findLastChanges([...groups.values()], revision, options);
  const origins = new Map(
    [...groups.keys()].map((key, index) => [key, found[index]]),
  );
  return changes.map((change): DesiredChange => {
    if ('cause' in change) {
      return change;
    }
    const { paths, ...rest } = change;
    const origin = origins.get(JSON.stringify(paths)) ?? revision;
    return { ...rest, revision: origin };
  });
}

/** Empty where history cannot be read: who made a change matters less than that it is seen. */
async function findLastChanges(
  groups: readonly string[][],
  revision: Revision,
  { reader, signal }: { reader: RevisionReader; signal: AbortSignal },
): Promise<Revision[]> {
  if (groups.length === 0) {
    return [];
  }
  try {
    return await reader.findLastChanges(revision, groups, signal);
  } catch (error) {
    if (!causeOf(error)) {
      throw error;
    }
    return [];
  }
}
