import path from 'node:path';
import { z } from 'zod';
import { Result } from './Result';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string() }),
      ),
    }),
  ),
});

const SKIPPED = ['pending', 'skipped', 'todo', 'disabled'];

/** Reads what `jest --json` wrote. A file that could not even be loaded counts as one failure. */
export function readJestReport(text: string, root: string): Result {
  const { testResults } = reportSchema.parse(JSON.parse(text));
  const tests = testResults.flatMap(file =>
    file.assertionResults.map(test => ({
      status: test.status,
      what: `${path.relative(root, file.name)}: ${test.fullName}`,
    })),
  );
  const broken = testResults.filter(
    file =>
      file.status === 'failed' &&
      !file.assertionResults.some(test => test.status === 'failed'),
  );
  return {
    passed: tests.filter(test => test.status === 'passed').length,
    failures: [
      ...tests.filter(test => test.status === 'failed').map(test => test.what),
      ...broken.map(
        file => `${path.relative(root, file.name)} could not be run`,
      ),
    ],
    skips: tests
      .filter(test => SKIPPED.includes(test.status))
      .map(test => ({
        what: test.what,
        missing: 'the test was skipped',
        howToGet: 'see what is listed as missing, or the test file itself',
      })),
  };
}
