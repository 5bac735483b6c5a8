import { Revision } from '@oneroof/plugin-gitops-common';
import { RevisionReader } from '@oneroof/plugin-gitops-node';
import { DesiredChange } from '../../database/operations/placements/writeDesired';
import { causeOf } from '../causeOf';
import { mapLimited } from '../mapLimited';
import { ChangedTree } from './decideDesired';

const concurrency = 4;

/** Each question walks through history. When everything is new at once, the revision itself has to do for the rest. */
const maxQuestions = 500;

/** Finds which commit made each tree what it is: seldom the newest one of a repository that many share. */
export async function findOrigins(
  changes: readonly ChangedTree[],
  revision: Revision,
  options: { reader: RevisionReader; signal: AbortSignal },
): Promise<DesiredChange[]> {
  const { reader, signal } = options;
  const origins = new Map<string, Promise<Revision>>();
  const findOrigin = (paths: string[]) => {
    const key = JSON.stringify(paths);
    const known = origins.get(key);
    if (known || origins.size >= maxQuestions) {
      return known ?? revision;
    }
    const origin = reader
      .findLastChange(revision, paths, signal)
      .catch(error => {
        if (!causeOf(error)) {
          throw error;
        }
        return revision;
      });
    origins.set(key, origin);
    return origin;
  };
  return mapLimited(
    changes,
    concurrency,
    async (change): Promise<DesiredChange> => {
      if ('cause' in change) {
        return change;
      }
      const { paths, ...rest } = change;
      return { ...rest, revision: await findOrigin(paths) };
    },
  );
}
