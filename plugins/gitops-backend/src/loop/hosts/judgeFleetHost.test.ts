import { HostFacts, HostItem } from '@oneroof/plugin-gitops-common';
import { facts } from '../__testUtils__/HostWorld';
import { judgeFleetHost } from './judgeFleetHost';
import { HostState } from './RememberedFleet';

const now = new Date('2026-03-01T12:00:00.000Z');
const limits = { now, staleAfterMs: 3_600_000 };
const items: HostItem[] = [
  {
    kind: 'service',
    key: 'nginx',
    expected: { running: true },
    settings: {},
  },
];
const manifest = { items, problems: [], skipped: [], questions: [] };
const known = facts(now);

const stateOf = (
  changed: Partial<HostFacts> = {},
  rest: Partial<HostState> = {},
): HostState => ({
  host: { name: 'web-1', groups: ['web'], vars: {} },
  manifest,
  reading: { facts: { ...known, ...changed } },
  report: undefined,
  age: 'fresh',
  ...rest,
});

const disks = (availableBytes: number) => [
  { mount: '/', sizeBytes: 100, availableBytes },
];

describe('judgeFleetHost', () => {
  const first = () =>
    judgeFleetHost(stateOf({ disks: disks(50) }), undefined, limits);

  it.each<[string, HostState]>([
    ['says the same once more', stateOf({ disks: disks(50) })],
    [
      'says the same at another time',
      stateOf({ disks: disks(50), observedAt: '2026-03-01T12:01:00.000Z' }),
    ],
    ['has a fuller disk', stateOf({ disks: disks(49) })],
    [
      'is listed anew',
      stateOf(
        { disks: disks(50) },
        { host: { name: 'web-1', groups: ['web'], vars: { a: 1 } } },
      ),
    ],
  ])('finds the very same where a host %s', (_, state) => {
    const before = first();
    const again = judgeFleetHost(state, before, limits);
    expect(again).toBe(before);
    // And goes on from there.
    expect(judgeFleetHost(state, again, limits)).toBe(before);
  });

  it.each<[string, HostState]>([
    ['has a full disk', stateOf({ disks: disks(1) })],
    ['needs a reboot', stateOf({ disks: disks(50), rebootRequired: true })],
    ['has another kernel', stateOf({ disks: disks(50), kernel: '6.2.0' })],
    [
      'is in another group',
      stateOf(
        { disks: disks(50) },
        { host: { name: 'web-1', groups: ['db'], vars: {} } },
      ),
    ],
    ['has old facts', stateOf({ disks: disks(50) }, { age: 'old' })],
  ])('keeps the verdict and finds more where a host %s', (_, state) => {
    const before = first();
    const again = judgeFleetHost(state, before, limits);
    expect(again).not.toBe(before);
    expect([again.health, again.description]).not.toEqual([
      before.health,
      before.description,
    ]);
  });

  it.each<[string, HostState]>([
    [
      'has other things',
      stateOf({ things: facts(now, { running: false }).things }),
    ],
    ['has another package manager', stateOf({ packageManager: 'rpm' })],
    [
      'has another manifest',
      stateOf({}, { manifest: { ...manifest, items: [...items] } }),
    ],
    [
      'does not answer',
      stateOf(
        {},
        { reading: { cause: { code: 'timeout', message: 'x' } }, age: 'none' },
      ),
    ],
    [
      'has a report',
      stateOf(
        {},
        { report: { host: 'web-1', items: [], checked: 1, skipped: 0 } },
      ),
    ],
    ['has a clock that is ahead', stateOf({}, { age: 'undated' })],
  ])('judges anew where a host %s', (_, state) => {
    const before = judgeFleetHost(stateOf(), undefined, limits);
    const again = judgeFleetHost(state, before, limits);
    expect(again.verdict).not.toBe(before.verdict);
  });

  it('recalls a failure by its words', () => {
    const silent = (message: string) =>
      stateOf(
        {},
        { reading: { cause: { code: 'timeout', message } }, age: 'none' },
      );
    const before = judgeFleetHost(silent('x'), undefined, limits);
    expect(judgeFleetHost(silent('x'), before, limits)).toBe(before);
    expect(judgeFleetHost(silent('y'), before, limits)).not.toBe(before);
  });
});
