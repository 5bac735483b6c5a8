import { resolve } from 'node:path';
import { CliError } from '../CliError';
import { exitCodes } from '../exitCodes';
import { readCapped, readFileCapped } from '../manifests/readFileCapped';
import { OutputFormat } from '../output/OutputFormat';
import { writeReport } from '../output/writeReport';
import { Terminal } from '../terminal/Terminal';
import { renderValidation } from './renderValidation';
import { ReadFile } from './ReadFile';
import { validateFiles } from './validateFiles';

/**
 * Checks declarations and prints what is wrong.
 *
 * @returns the code to end with
 */
export async function runValidate(
  files: readonly string[],
  options: { output: OutputFormat },
  terminal: Terminal,
): Promise<number> {
  const read: ReadFile[] = [];
  for (const file of files) {
    read.push(await readText(file, terminal));
  }
  const report = validateFiles(read);
  writeReport(report, options.output, { terminal, render: renderValidation });
  if (!report.complete) {
    return exitCodes.unknown;
  }
  return report.problems.length > 0 ? exitCodes.bad : exitCodes.good;
}

async function readText(file: string, terminal: Terminal): Promise<ReadFile> {
  const name = file === '-' ? 'stdin' : file;
  try {
    const content =
      file === '-'
        ? await readCapped(terminal.stdin)
        : await readFileCapped(resolve(terminal.cwd, file));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return { file: name, text };
  } catch (error) {
    const failure =
      error instanceof CliError ? error.message : 'is not UTF-8 text';
    return { file: name, failure };
  }
}
