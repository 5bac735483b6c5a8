import {
  DeclarationFile,
  StoredDeclarationFile,
} from '../../database/operations/declarations/DeclarationFile';
import { DeclarationFileChanges } from '../../database/operations/declarations/writeDeclarationFiles';
import { isConfirmed } from '../confirmEmptiness';

/** What has to change for the stored files to be the wanted ones, and where and when to look because of it. */
export interface FileDecision extends DeclarationFileChanges {
  /** Repositories in which other files declare something now. */
  repositoryIds: string[];
  /** Since when the file that was missed first is missed. */
  missedSince?: string;
}

/**
 * Decides what the catalog's answer changes.
 *
 * A catalog that is filling again, or whose provider has failed, answers with nothing or with a part, and looks exactly
 * like one whose components were removed. So a file is given up only when another look misses it too, no sooner than
 * `confirmAfterMs` after the first one; and never because of an answer that is known to be cut.
 *
 * @param answer - `isCut`: whether there was more than was read
 */
export function decideFileChanges(
  stored: readonly StoredDeclarationFile[],
  answer: { files: readonly DeclarationFile[]; isCut: boolean },
  now: Date,
): FileDecision {
  const storedKeys = new Set(stored.map(keyOf));
  const wanted = new Map(answer.files.map(file => [keyOf(file), file]));
  const added = [...wanted]
    .filter(([key]) => !storedKeys.has(key))
    .map(([, file]) => file);
  const removed: DeclarationFile[] = [];
  const missed: DeclarationFile[] = [];
  const found: DeclarationFile[] = [];
  const waiting: string[] = [];
  for (const file of stored) {
    const { missedAt } = file;
    if (wanted.has(keyOf(file))) {
      found.push(...(missedAt === undefined ? [] : [file]));
    } else if (!answer.isCut && missedAt === undefined) {
      missed.push(file);
      waiting.push(now.toISOString());
    } else if (!answer.isCut && isConfirmed(missedAt!, now)) {
      removed.push(file);
    } else if (missedAt !== undefined) {
      waiting.push(missedAt);
    }
  }
  const repositoryIds = [...added, ...removed].map(
    ({ repositoryId }) => repositoryId,
  );
  return {
    added,
    removed,
    missed,
    found,
    repositoryIds: [...new Set(repositoryIds)],
    missedSince: waiting.sort()[0],
  };
}

function keyOf({ repositoryId, file, componentRef }: DeclarationFile): string {
  return JSON.stringify([repositoryId, file, componentRef]);
}
