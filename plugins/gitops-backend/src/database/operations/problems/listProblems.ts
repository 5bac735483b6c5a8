import { DeclarationProblem } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { DeclarationProblemRow } from '../../tables';

const maxProblems = 1000;

/** What is wrong with documents in git, by repository, file and line; only of `components` where they are given. */
export async function listProblems(
  knex: Knex,
  components?: readonly string[],
): Promise<DeclarationProblem[]> {
  const query = knex('declaration_problems as p')
    .leftJoin('repositories as r', 'r.id', 'p.repository_id')
    .select('p.*', 'r.url')
    .orderByRaw('r.url, p.file, coalesce(p.line, 0), p.id')
    .limit(maxProblems);
  if (components) {
    query.whereIn(
      knex.raw('lower(p.component_ref)') as unknown as string,
      // Each of them has a problem: more of them than problems that are listed would only burden the database.
      components.slice(0, maxProblems).map(ref => ref.toLowerCase()),
    );
  }
  const rows: Array<DeclarationProblemRow & { url: string | null }> =
    await query;
  return rows.map(row => ({
    repository: row.url ?? '',
    file: row.file,
    line: row.line ?? undefined,
    column: row.column ?? undefined,
    code: row.code,
    message: row.message,
  }));
}
