import { Revision } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { toStoredText } from '../../text/toStoredText';
import { Tables } from '../../tables';

/** Notes that a repository was read at a revision, and takes away the cause of an earlier failure. */
export async function writeRevision(
  tx: Knex.Transaction,
  id: string,
  options: { revision: Revision; searchHash: string | undefined; now: Date },
): Promise<void> {
  const { revision, searchHash, now } = options;
  await tx<Tables['repositories']>('repositories')
    .where({ id })
    .update({
      commit_id: revision.commit,
      committed_at: revision.committedAt,
      author: toStoredText(revision.author, 500),
      subject: toStoredText(revision.subject, 1000),
      observed_at: now.toISOString(),
      cause_code: null,
      cause_message: null,
      emptied_at: null,
      search_hash: searchHash ?? null,
    });
}
