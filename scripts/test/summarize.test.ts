import { summarize } from './summarize';

describe('summarize', () => {
  it('lists what failed and what was missing, and ends with the counts', () => {
    expect(
      summarize({
        passed: 12,
        failures: ['lint: Lint'],
        skips: [{ what: 'e2e', missing: 'no browser', howToGet: 'apt-get' }],
      }).trimEnd(),
    ).toBe(
      [
        '',
        'SKIPPED e2e: no browser',
        '        apt-get',
        'FAILED  lint: Lint',
        '12 passed, 1 failed, 1 skipped',
      ].join('\n'),
    );
  });
});
