import { LiveKind, LiveSnapshot } from '@oneroof/plugin-gitops-common';
import { suspectEmptiness } from './suspectEmptiness';
import { RememberedPlacement, RememberedResource } from './TargetMemory';

const now = new Date('2026-03-01T12:00:00.000Z');
const secondsAgo = (seconds: number) =>
  new Date(now.getTime() - seconds * 1000).toISOString();

const maps: LiveKind = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  served: true,
  namespaced: true,
};
const accounts: LiveKind = { ...maps, kind: 'ServiceAccount' };
const account = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'a', namespace: 'x' },
};

/** Some ConfigMaps, as they were judged last. */
function remember(
  count: number,
  judged: Partial<RememberedResource> = {},
): Map<string, RememberedPlacement> {
  const resources = Array.from(
    { length: count },
    (_, index): [string, RememberedResource] => [
      `/ConfigMap/x/m${index}`,
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        sync: 'in-sync',
        health: 'none',
        hash: 'h',
        ...judged,
      },
    ],
  );
  return new Map([
    ['p', { ruleset: '', verdictHash: '', resources: new Map(resources) }],
  ]);
}

interface Example {
  name: string;
  held: Map<string, RememberedPlacement>;
  snapshot: LiveSnapshot;
  since?: string;
}

const lastGood = { at: secondsAgo(90), health: 'none' } as const;
const standing: LiveSnapshot = { kinds: [maps, accounts], objects: [account] };
const nothing: LiveSnapshot = { kinds: [maps, accounts], objects: [] };
const failed: LiveKind = {
  ...accounts,
  failure: { cause: { code: 'forbidden', message: 'no' } },
};

describe('suspectEmptiness', () => {
  it.each<Example>([
    { name: 'two of a kind', held: remember(2), snapshot: standing },
    {
      name: 'two of a kind that are unknown and were there before',
      held: remember(2, {
        sync: 'unknown',
        lastGood: { ...lastGood, sync: 'drifted' },
      }),
      snapshot: standing,
    },
    {
      name: 'one of a kind that is not served any more',
      held: remember(1),
      snapshot: {
        kinds: [{ ...maps, served: false }, accounts],
        objects: [account],
      },
    },
    {
      name: 'one where another kind fails and nothing else is there',
      held: remember(1),
      snapshot: { kinds: [maps, failed], objects: [] },
    },
    {
      name: 'two in a namespace that was listed, while others were not',
      held: remember(2),
      snapshot: {
        kinds: [
          { ...maps, failure: { ...failed.failure!, namespaces: ['y'] } },
          accounts,
        ],
        objects: [account],
      },
    },
    {
      name: 'two whose first empty answer is too young',
      held: remember(2),
      snapshot: standing,
      since: secondsAgo(29),
    },
  ])('doubts a kind: $name', ({ held, snapshot, since }) => {
    const found = suspectEmptiness(snapshot, held, {
      emptiedKinds: new Map(since ? [['/ConfigMap', since]] : []),
      now,
    });
    expect(found.cause).toBeUndefined();
    expect(
      found.snapshot.kinds
        .filter(({ failure }) => failure?.cause.code === 'empty')
        .map(({ kind }) => kind),
    ).toEqual(['ConfigMap']);
    const first = since ?? now.toISOString();
    expect([...found.emptiedKinds]).toEqual([['/ConfigMap', first]]);
    expect(found.doubtedSince).toBe(first);
  });

  it.each<Example>([
    { name: 'one object', held: remember(1), snapshot: standing },
    {
      name: 'objects that were missing',
      held: remember(2, { sync: 'missing', health: 'missing' }),
      snapshot: standing,
    },
    {
      name: 'hooks that are over',
      held: remember(2, { sync: 'ignored', health: 'missing' }),
      snapshot: nothing,
    },
    {
      name: 'unknown ones that were missing',
      held: remember(2, {
        sync: 'unknown',
        lastGood: { ...lastGood, sync: 'missing' },
      }),
      snapshot: nothing,
    },
    {
      name: 'objects in a namespace that could not be listed',
      held: remember(2),
      snapshot: {
        kinds: [
          { ...maps, failure: { ...failed.failure!, namespaces: ['x'] } },
          accounts,
        ],
        objects: [account],
      },
    },
    { name: 'nothing, where nothing was', held: new Map(), snapshot: nothing },
  ])('notes nothing about $name', ({ held, snapshot }) => {
    expect(
      suspectEmptiness(snapshot, held, { emptiedKinds: new Map(), now }),
    ).toEqual({
      snapshot,
      cause: undefined,
      emptiedKinds: new Map(),
      doubtedSince: undefined,
    });
  });

  it('doubts a target that holds nothing, however little it was', () => {
    const found = suspectEmptiness(nothing, remember(1), {
      emptiedKinds: new Map(),
      now,
    });
    expect(found).toMatchObject({
      snapshot: nothing,
      cause: { code: 'empty' },
      doubtedSince: now.toISOString(),
    });
  });

  it.each([
    ['a kind', standing],
    ['a target', nothing],
  ])('believes %s, and goes on to while rows are stored', (_, snapshot) => {
    const emptiedKinds = new Map([['/ConfigMap', secondsAgo(30)]]);
    expect(
      suspectEmptiness(snapshot, remember(2), { emptiedKinds, now }),
    ).toEqual({
      snapshot,
      cause: undefined,
      emptiedKinds,
      doubtedSince: undefined,
    });
  });

  it('forgets a doubt when objects are back', () => {
    const found = suspectEmptiness(
      {
        kinds: [maps],
        objects: [{ ...account, kind: 'ConfigMap' }],
      },
      remember(2),
      { emptiedKinds: new Map([['/ConfigMap', secondsAgo(5)]]), now },
    );
    expect(found.emptiedKinds.size).toBe(0);
  });
});
