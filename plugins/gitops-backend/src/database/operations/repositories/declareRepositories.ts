import { RepositoryLocation } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';

/**
 * Makes the configured repositories stand in the table, and takes the mark from those that are configured no longer.
 * What such a repository declared goes at its next look.
 */
export async function declareRepositories(
  knex: Knex,
  repositories: ReadonlyArray<{ id: string; location: RepositoryLocation }>,
): Promise<void> {
  await knex.transaction(async tx => {
    for (const { id, location } of repositories) {
      await tx<Tables['repositories']>('repositories')
        .insert({
          id,
          url: location.url,
          ref: location.ref ?? null,
          declares: true,
        })
        .onConflict('id')
        .ignore();
    }
    // Only where it is not so already: this runs every minute, and a quiet fleet writes nothing.
    await tx<Tables['repositories']>('repositories')
      .where({ declares: false })
      .whereIn(
        'id',
        repositories.map(({ id }) => id),
      )
      .update({ declares: true, search_hash: null });
    await tx<Tables['repositories']>('repositories')
      .where({ declares: true })
      .whereNotIn(
        'id',
        repositories.map(({ id }) => id),
      )
      .update({ declares: false, search_hash: null });
  });
}
