import { readPlaywrightReport } from './playwrightReport';

const spec = (title: string, status: string, description?: string) => ({
  title,
  file: 'drift.spec.ts',
  tests: [
    {
      status,
      annotations: description ? [{ type: 'skip', description }] : [],
    },
  ],
});

const read = (report: unknown) => readPlaywrightReport(JSON.stringify(report));

describe('readPlaywrightReport', () => {
  it('counts the tests of nested suites by their outcome', () => {
    const result = read({
      suites: [
        {
          specs: [spec('board', 'expected')],
          suites: [
            { specs: [spec('tab', 'unexpected'), spec('card', 'flaky')] },
            { specs: [spec('hosts', 'skipped', 'no sshd')] },
          ],
        },
      ],
    });
    expect(result).toEqual({
      passed: 1,
      failures: ['drift.spec.ts: tab', 'drift.spec.ts: card (flaky)'],
      skips: [
        {
          what: 'drift.spec.ts: hosts',
          missing: 'no sshd',
          howToGet: 'see the test file',
        },
      ],
    });
  });

  it('tells the beginning of what went wrong', () => {
    const failed = spec('tab', 'unexpected');
    const message = `\u001b[31mTimed out\u001b[39m\n\n${'line\n'.repeat(20)}`;
    const [failure] = read({
      suites: [
        {
          specs: [
            {
              ...failed,
              tests: [
                { ...failed.tests[0], results: [{ error: { message } }] },
              ],
            },
          ],
        },
      ],
    }).failures;
    const [name, first, ...rest] = failure.split('\n').map(line => line.trim());
    expect([name, first]).toEqual(['drift.spec.ts: tab', 'Timed out']);
    expect(rest).toEqual(Array(11).fill('line'));
  });

  it('counts an error outside of the tests as a failure', () => {
    expect(
      read({ suites: [], errors: [{ message: 'no portal' }] }).failures,
    ).toEqual(['e2e: no portal']);
  });
});
