import { join, relative, resolve } from 'node:path';
import type { AnswerJq } from '@oneroof/plugin-gitops-common/cases';
import { CliError } from '../CliError';
import { exitCodes } from '../exitCodes';
import { createJqEvaluator } from '../jq/createJqEvaluator';
import { describeFileError } from '../manifests/readFileCapped';
import { printable } from '../output/printable';
import { Terminal } from '../terminal/Terminal';
import { findCases } from './findCases';
import { judgeFolder } from './judgeFolder';

/**
 * Judges cases and prints those that fail. The last line counts: `N passed, N failed`.
 *
 * @returns the code to end with
 * @throws CliError where a folder cannot be read
 */
export async function runJudge(
  folders: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { stdout, cwd, signal } = terminal;
  const jq = createJqEvaluator();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const { folder, name } of await findAllCases(folders, cwd)) {
      signal.throwIfAborted();
      const lines = await judgeSafely(folder, questions =>
        jq.answer(questions, signal),
      );
      if (!Array.isArray(lines)) {
        counts.skipped += 1;
        stdout.write(`skipped ${name}: ${printable(lines.skipped)}\n`);
      } else if (lines.length === 0) {
        counts.passed += 1;
      } else {
        counts.failed += 1;
        const text = lines
          .flatMap(line => line.split('\n'))
          .map(line => `  ${printable(line)}\n`)
          .join('');
        stdout.write(`FAILED ${name}\n${text}\n`);
      }
    }
  } finally {
    await jq.close();
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
  return counts.failed > 0 ? exitCodes.bad : exitCodes.good;
}

async function findAllCases(
  folders: readonly string[],
  cwd: string,
): Promise<Array<{ folder: string; name: string }>> {
  const cases: Array<{ folder: string; name: string }> = [];
  for (const name of folders) {
    const root = resolve(cwd, name);
    try {
      for (const folder of await findCases(root)) {
        cases.push({ folder, name: join(name, relative(root, folder)) });
      }
    } catch (error) {
      throw new CliError(`${name}: ${describeFileError(error)}`);
    }
  }
  return cases;
}

/** A case that breaks the judge fails, and the others are judged all the same. */
async function judgeSafely(
  folder: string,
  answerJq: AnswerJq,
): Promise<string[] | { skipped: string }> {
  try {
    return await judgeFolder(folder, answerJq);
  } catch (error) {
    return [`! ${error instanceof Error ? error.message : String(error)}`];
  }
}
