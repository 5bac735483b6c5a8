import { mergeHealth } from '../health';
import {
  countAsUnknown,
  countSync,
  worstHealth,
  worstOfCounts,
  worstSync,
} from './severity';

describe('severity', () => {
  it.each([
    [[], 'in-sync'],
    [['in-sync', 'ignored'], 'ignored'],
    [['pending', 'ignored'], 'pending'],
    [['extra', 'unknown'], 'unknown'],
    [['unknown', 'missing'], 'missing'],
    [['drifted', 'missing', 'unknown'], 'drifted'],
  ] as const)('the worst sync of %j is %s', (verdicts, worst) => {
    expect(worstSync(verdicts)).toBe(worst);
  });

  it.each([
    [[], 'healthy'],
    [['none', 'none'], 'healthy'],
    [['suspended', 'healthy', 'none'], 'suspended'],
    [['progressing', 'suspended'], 'progressing'],
    [['unknown', 'progressing'], 'unknown'],
    [['unknown', 'missing'], 'missing'],
    [['degraded', 'missing', 'unknown'], 'degraded'],
  ] as const)('the worst health of %j is %s', (statuses, worst) => {
    expect(worstHealth(statuses)).toBe(worst);
    expect(mergeHealth(statuses.map(status => ({ status }))).status).toBe(
      worst,
    );
  });

  it('keeps the reason of the worst', () => {
    expect(
      mergeHealth([
        { status: 'healthy', reason: 'fine' },
        { status: 'degraded', reason: 'first' },
        { status: 'degraded', reason: 'second' },
      ]),
    ).toEqual({ status: 'degraded', reason: 'first' });
  });

  it('counts all as unknown while nothing is known', () => {
    expect(countAsUnknown(countSync(['in-sync', 'extra', 'unknown']))).toEqual({
      ...countSync([]),
      unknown: 3,
    });
  });

  it('counts', () => {
    const counts = countSync(['in-sync', 'extra', 'in-sync']);
    expect(counts).toEqual({
      'in-sync': 2,
      ignored: 0,
      extra: 1,
      unknown: 0,
      missing: 0,
      drifted: 0,
    });
    expect(worstOfCounts(counts)).toBe('extra');
    expect(worstOfCounts(countSync([]))).toBe('in-sync');
  });
});
