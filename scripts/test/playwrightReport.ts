import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { Result } from './Result';

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z
        .array(
          z.object({ type: z.string(), description: z.string().optional() }),
        )
        .default([]),
      results: z
        .array(
          z.object({
            error: z.object({ message: z.string().optional() }).optional(),
          }),
        )
        .default([]),
    }),
  ),
});

interface Suite {
  specs: z.infer<typeof specSchema>[];
  suites?: Suite[];
}

const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(specSchema),
    suites: z.array(suiteSchema).optional(),
  }),
);

const reportSchema = z.object({
  suites: z.array(suiteSchema),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/** Reads what Playwright's JSON reporter wrote. A test that passed only when repeated has failed. */
export function readPlaywrightReport(text: string): Result {
  const report = reportSchema.parse(JSON.parse(text));
  const tests = report.suites.flatMap(collectSpecs).flatMap(spec =>
    spec.tests.map(test => ({
      ...test,
      what: `${spec.file}: ${spec.title}`,
    })),
  );
  return {
    passed: tests.filter(test => test.status === 'expected').length,
    failures: [
      ...tests
        .filter(test => ['unexpected', 'flaky'].includes(test.status))
        .map(describeFailure),
      ...report.errors.map(error => `e2e: ${error.message ?? 'failed'}`),
    ],
    skips: tests
      .filter(test => test.status === 'skipped')
      .map(test => ({
        what: test.what,
        missing:
          test.annotations.find(({ type }) => type === 'skip')?.description ??
          'the test was skipped',
        howToGet: 'see the test file',
      })),
  };
}

/** Name and error, since of a long run often only the last lines are kept. */
function describeFailure(test: {
  what: string;
  status: string;
  results: z.infer<typeof specSchema>['tests'][number]['results'];
}): string {
  const name = `${test.what}${test.status === 'flaky' ? ' (flaky)' : ''}`;
  const messages = test.results.flatMap(({ error }) => error?.message ?? []);
  return [name, ...messages.map(message => shorten(message))].join('\n');
}

function shorten(message: string): string {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(0, 12)
    .map(line => `        ${line.slice(0, 200)}`)
    .join('\n');
}

function collectSpecs(suite: Suite): Suite['specs'] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(collectSpecs)];
}
