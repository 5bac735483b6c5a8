import { readJestReport } from './jestReport';

const file = (name: string, status: string, tests: Record<string, string>) => ({
  name: `/repo/${name}`,
  status,
  message: '',
  assertionResults: Object.entries(tests).map(([fullName, testStatus]) => ({
    fullName,
    status: testStatus,
  })),
});

const read = (...testResults: unknown[]) =>
  readJestReport(JSON.stringify({ testResults }), '/repo');

describe('readJestReport', () => {
  it('counts tests by their outcome', () => {
    const result = read(
      file('a.test.ts', 'failed', { one: 'passed', two: 'failed' }),
      file('b.test.ts', 'passed', { three: 'passed', four: 'pending' }),
    );
    expect(result.passed).toBe(2);
    expect(result.failures).toEqual(['a.test.ts: two']);
    expect(result.skips.map(skip => skip.what)).toEqual(['b.test.ts: four']);
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(read(file('a.test.ts', 'failed', {})).failures).toEqual([
      'a.test.ts could not be run',
    ]);
  });

  it('refuses a report that it does not understand', () => {
    expect(() => readJestReport('{}', '/repo')).toThrow(/testResults/);
  });
});
