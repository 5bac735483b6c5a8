import { computeBackoff } from './computeBackoff';

describe('computeBackoff', () => {
  it.each([
    [1, 0, 5_000],
    [2, 0, 10_000],
    [3, 0, 20_000],
    [7, 0, 300_000],
    [2_000, 0, 300_000],
    [1, 1, 6_250],
    [7, 0.5, 337_500],
  ])('after %i failures with jitter %d waits %i ms', (attempts, jitter, ms) => {
    expect(computeBackoff(attempts, jitter)).toBe(ms);
  });
});
