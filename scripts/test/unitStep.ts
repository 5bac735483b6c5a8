import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readJestReport } from './jestReport';
import { findSkips } from './requirements';
import { addResults, failedOnce, Result } from './Result';
import { runProgram } from './runProgram';
import { Step, StepContext } from './Step';

// One for each of two cores; a test that starts a control plane or a backend uses more than one already.
const WORKERS = 2;

/** All tests that run in Jest: unit tests, and integration tests with real git, databases and control planes. */
export const unitStep: Step = {
  name: 'unit',
  title: 'Unit and integration tests',
  async run(context) {
    const skips = findSkips(process.env);
    const tests = await runJest(context);
    return addResults([{ passed: 0, failures: [], skips }, tests]);
  },
};

async function runJest({
  root,
  reportDirectory,
  signal,
}: StepContext): Promise<Result> {
  const report = path.join(reportDirectory, 'jest.json');
  const succeeded = await runProgram(
    [
      ...['backstage-cli', 'repo', 'test', '--watchAll=false'],
      ...['--maxWorkers', String(WORKERS), '--json', '--outputFile', report],
    ],
    { cwd: root, signal, env: { BACKSTAGE_TEST_DISABLE_DOCKER: '1' } },
  );
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return failedOnce('unit: Jest wrote no report');
  }
  const result = readJestReport(text, root);
  return succeeded || result.failures.length > 0
    ? result
    : addResults([result, failedOnce('unit: Jest failed outside of a test')]);
}
