import { DeclarationProblem } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { DeclarationProblemRow } from '../../tables';

const maxProblems = 1000;

/** What is wrong with documents in git, by repository, file and line; of one component only where one is given. */
export async function listProblems(
  knex: Knex,
  component?: string,
): Promise<DeclarationProblem[]> {
  const query = knex('declaration_problems as p')
    .leftJoin('repositories as r', 'r.id', 'p.repository_id')
    .select('p.*', 'r.url')
    .orderByRaw('r.url, p.file, coalesce(p.line, 0), p.id')
    .limit(maxProblems);
  if (component !== undefined) {
    query.whereRaw('lower(p.component_ref) = ?', [component]);
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
