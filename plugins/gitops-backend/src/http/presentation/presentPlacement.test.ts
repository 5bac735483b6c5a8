import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { minutesAgo, testNow } from '../__testUtils__/rows';
import { presentPlacement } from './presentPlacement';

const freshness = { now: testNow, staleAfterMs: 10 * 60_000 };
const unreachable = { code: 'unreachable', message: 'no route' } as const;
const forbidden = { code: 'forbidden', message: 'cannot list' } as const;
const notFound = { code: 'not-found', message: 'branch is gone' } as const;
const stale = { code: 'stale', message: `Last seen at ${minutesAgo(25)}` };
const drifted = { sync: 'drifted', health: 'degraded' } as const;

function record(overrides: Partial<PlacementRecord>): PlacementRecord {
  return {
    id: 'id',
    delivery: 'payments',
    environment: 'dev',
    after: [],
    target: { name: 'main', type: 'kubernetes' },
    path: '.',
    healthReason: '1 of 2 replicas',
    counts: {
      'in-sync': 0,
      ignored: 0,
      extra: 0,
      unknown: 0,
      missing: 0,
      drifted: 1,
    },
    declares: [],
    runs: [],
    observation: { observedAt: minutesAgo(1) },
    workDueAt: [],
    isWorkRequested: false,
    ...drifted,
    ...overrides,
  };
}

describe('presentPlacement', () => {
  it.each<{
    name: string;
    record: Partial<PlacementRecord>;
    expected: ReturnType<typeof presentPlacement> | object;
  }>([
    {
      name: 'a fresh verdict as it is',
      record: {},
      expected: {
        ...drifted,
        healthReason: '1 of 2 replicas',
        stale: false,
        observedAt: minutesAgo(1),
        cause: undefined,
        lastGood: undefined,
      },
    },
    {
      name: 'an observation exactly as old as it may be',
      record: { observation: { observedAt: minutesAgo(10) } },
      expected: { ...drifted, stale: false },
    },
    {
      name: 'an old verdict as unknown, with the last one beside',
      record: { observation: { observedAt: minutesAgo(25) } },
      expected: {
        sync: 'unknown',
        health: 'unknown',
        healthReason: undefined,
        cause: stale,
        stale: true,
        lastGood: { observedAt: minutesAgo(25), ...drifted },
      },
    },
    {
      name: 'in-sync of long ago not as in-sync',
      record: {
        sync: 'in-sync',
        health: 'healthy',
        observation: { observedAt: minutesAgo(25) },
      },
      expected: {
        sync: 'unknown',
        health: 'unknown',
        lastGood: {
          observedAt: minutesAgo(25),
          sync: 'in-sync',
          health: 'healthy',
        },
      },
    },
    {
      name: 'a target that failed just now',
      record: {
        observation: { observedAt: minutesAgo(2), failure: unreachable },
      },
      expected: {
        sync: 'unknown',
        health: 'unknown',
        cause: unreachable,
        stale: false,
        lastGood: { observedAt: minutesAgo(2), ...drifted },
      },
    },
    {
      name: 'a target that fails for long by its cause, not by its age',
      record: {
        observation: { observedAt: minutesAgo(25), failure: unreachable },
      },
      expected: { sync: 'unknown', cause: unreachable, stale: true },
    },
    {
      name: 'a target that was never observed',
      record: { observation: {} },
      expected: {
        sync: 'unknown',
        health: 'unknown',
        cause: { code: 'not-observed' },
        observedAt: undefined,
        stale: false,
        lastGood: undefined,
      },
    },
    {
      name: 'a repository that cannot be read: sync unknown, health still seen',
      record: { repositoryCause: notFound },
      expected: {
        sync: 'unknown',
        health: 'degraded',
        healthReason: '1 of 2 replicas',
        cause: notFound,
        lastGood: { observedAt: minutesAgo(1), ...drifted },
      },
    },
    {
      name: 'a repository that nobody has read for too long: sync unknown, whatever the reason',
      record: { repositoryObservedAt: minutesAgo(11) },
      expected: {
        sync: 'unknown',
        health: 'degraded',
        stale: false,
        cause: {
          code: 'stale',
          message: `The repository was last read at ${minutesAgo(11)}`,
        },
        lastGood: { observedAt: minutesAgo(1), ...drifted },
      },
    },
    {
      name: 'a repository that was read as long ago as it may be',
      record: { repositoryObservedAt: minutesAgo(10) },
      expected: { ...drifted, cause: undefined },
    },
    {
      name: 'a placement that is unknown by itself with its own cause',
      record: {
        sync: 'unknown',
        health: 'unknown',
        cause: forbidden,
        observation: { observedAt: minutesAgo(25) },
        repositoryCause: notFound,
        lastGood: {
          observedAt: minutesAgo(40),
          sync: 'in-sync',
          health: 'healthy',
        },
      },
      expected: {
        sync: 'unknown',
        health: 'unknown',
        cause: forbidden,
        stale: true,
        lastGood: {
          observedAt: minutesAgo(40),
          sync: 'in-sync',
          health: 'healthy',
        },
      },
    },
    {
      name: 'a target that nothing observes as it was written',
      record: {
        sync: 'unknown',
        health: 'unknown',
        healthReason: undefined,
        cause: { code: 'not-configured', message: 'no adapter' },
        observation: undefined,
      },
      expected: {
        sync: 'unknown',
        cause: { code: 'not-configured' },
        observedAt: undefined,
        stale: false,
      },
    },
  ])('presents $name', ({ record: overrides, expected }) => {
    expect(presentPlacement(record(overrides), freshness)).toMatchObject(
      expected,
    );
  });

  it.each([
    { workDueAt: [], refreshing: false },
    { workDueAt: [minutesAgo(-1)], refreshing: false },
    { workDueAt: [minutesAgo(0)], refreshing: true },
    { workDueAt: [minutesAgo(-1), minutesAgo(3)], refreshing: true },
    { workDueAt: [minutesAgo(-1)], isWorkRequested: true, refreshing: true },
  ])('is refreshing: $refreshing with work $workDueAt', example => {
    const { refreshing, ...work } = example;
    expect(presentPlacement(record(work), freshness).refreshing).toBe(
      refreshing,
    );
  });
});
