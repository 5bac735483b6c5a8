import { addResults, failedOnce, passedOnce, refuseSkips } from './Result';

const skip = { what: 'drift', missing: 'no etcd', howToGet: 'apt-get' };

describe('addResults', () => {
  it('adds what passed and keeps every failure and skip', () => {
    expect(
      addResults([
        passedOnce,
        failedOnce('lint'),
        { passed: 3, failures: [], skips: [skip] },
      ]),
    ).toEqual({ passed: 4, failures: ['lint'], skips: [skip] });
  });
});

describe('refuseSkips', () => {
  it('turns every skip into a failure that names what is missing', () => {
    expect(refuseSkips({ passed: 3, failures: ['a'], skips: [skip] })).toEqual({
      passed: 3,
      failures: ['a', 'drift: no etcd (ONEROOF_REQUIRE_REAL is set)'],
      skips: [],
    });
  });
});
