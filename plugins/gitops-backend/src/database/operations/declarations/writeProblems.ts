import { Knex } from 'knex';
import { toStoredText } from '../../text/toStoredText';
import { createHash } from 'node:crypto';
import { DeclarationProblemRow, Tables } from '../../tables';
import { DeclaredProblem } from './Declarations';

const batchSize = 200;

/** Makes the stored problems of a repository those that are given; what stands already is not written again. */
export async function writeProblems(
  tx: Knex.Transaction,
  repositoryId: string,
  problems: readonly DeclaredProblem[],
): Promise<void> {
  const wanted = new Map(
    problems
      .map(problem => toRow(repositoryId, problem))
      .map(row => [row.id, row]),
  );
  const stored = await tx<Tables['declaration_problems']>(
    'declaration_problems',
  )
    .where({ repository_id: repositoryId })
    .select('id');
  const gone = stored.map(({ id }) => id).filter(id => !wanted.has(id));
  stored.forEach(({ id }) => wanted.delete(id));
  for (let start = 0; start < gone.length; start += batchSize) {
    await tx('declaration_problems')
      .whereIn('id', gone.slice(start, start + batchSize))
      .delete();
  }
  const rows = [...wanted.values()];
  for (let start = 0; start < rows.length; start += batchSize) {
    await tx('declaration_problems').insert(
      rows.slice(start, start + batchSize),
    );
  }
}

function toRow(
  repositoryId: string,
  problem: DeclaredProblem,
): DeclarationProblemRow {
  const { file, line, column, code, message, componentRef } = problem;
  return {
    id: createHash('sha256')
      .update(
        JSON.stringify([
          repositoryId,
          file,
          line,
          column,
          code,
          message,
          componentRef,
        ]),
      )
      .digest('hex'),
    repository_id: repositoryId,
    file: toStoredText(file, 1024),
    line: line ?? null,
    column: column ?? null,
    code,
    message: toStoredText(message),
    component_ref: componentRef ?? null,
  };
}
