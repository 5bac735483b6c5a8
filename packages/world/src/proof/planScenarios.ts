import { pick, Random } from '../life/createRandom';
import { apartIn } from './apartIn';
import { GitApplier } from './appliers';
import { Fate, Hand, Mutation } from './Mutation';
import { isCustom, Sample } from './Sample';

/** What shall happen to one object. Its sample is not named yet. */
export interface Plot {
  sample: Sample;
  applier: GitApplier;
  fate: Fate;
  mutations: Mutation[];
}

/** How large a plan is. */
export interface PlanSize {
  /** Mutations, objects that go or come back counted as one each. */
  mutations: number;
  /** Objects with a fate of their own, among them. */
  fates: number;
}

type Candidate = (random: Random, applier: GitApplier) => Mutation | undefined;

const hands: readonly Hand[] = [
  'kubectl-edit',
  'kubectl-patch',
  'kubectl-replace',
  'node-fetch',
  'shop-controller',
  'shop-operator',
];

/** Kinds whose objects take their time to go, or are made by controllers, so that no tracking label tells whose they are. */
const eternal = new Set([
  'CustomResourceDefinition',
  'Endpoints',
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
]);

/** Most things that happen to one object. */
const most = 3;

/** Deals mutations to appliers in turn; the same numbers give the same plan. */
export function planScenarios(
  random: Random,
  parts: { samples: readonly Sample[]; appliers: readonly GitApplier[] },
  size: PlanSize,
): Plot[] {
  const deck = shuffle(
    random,
    parts.samples.flatMap(sample =>
      candidatesOf(sample).map(candidate => ({ sample, candidate })),
    ),
  );
  const plots: Plot[] = [];
  let count = 0;
  const next = () => parts.appliers[plots.length % parts.appliers.length];
  for (const fate of ['deleted', 'recreated', 'undeclared'] as const) {
    for (let i = 0; i < size.fates / 3; i += 1) {
      const applier = next();
      const sample = pick(
        random,
        parts.samples.filter(
          candidate =>
            works(candidate, applier) && !eternal.has(candidate.manifest.kind),
        ),
      );
      const mutations = fate === 'recreated' ? rewrites(random, sample) : [];
      plots.push({ sample, applier, fate, mutations });
      count += 1 + mutations.length;
    }
  }
  for (let i = 0; count < size.mutations; i += 1) {
    const { sample, candidate } = deck[i % deck.length];
    const applier = next();
    const more = shuffle(random, candidatesOf(sample));
    const isApart = apartIn(sample);
    const mutations = [candidate, ...more.slice(0, 4)]
      .flatMap(choose => choose(random, applier) ?? [])
      .filter(isApart)
      .slice(0, 1 + Math.floor(random() * most));
    if (mutations.length > 0 && works(sample, applier)) {
      plots.push({ sample, applier, fate: 'kept', mutations });
      count += mutations.length;
    }
  }
  return plots;
}

/** How many mutations plots hold; to come or to go is one. */
export function countMutations(plots: readonly Plot[]): number {
  return plots.reduce(
    (sum, { fate, mutations }) =>
      sum + mutations.length + (fate === 'kept' ? 0 : 1),
    0,
  );
}

/** The aggregator of old servers crashes on server-side apply. */
export function works({ manifest }: Sample, applier: GitApplier): boolean {
  return manifest.kind !== 'APIService' || !applier.isServerSide;
}

/** Another value and another field in the manifest of which an object is made anew. */
function rewrites(random: Random, sample: Sample): Mutation[] {
  return [sample.changes, sample.additions]
    .filter(section => Object.keys(section).length > 0)
    .map(section => {
      const path = pick(random, Object.keys(section));
      return {
        what: 'live-value' as const,
        path,
        value: section[path],
        hand: 'shop-controller' as const,
      };
    })
    .filter(apartIn(sample));
}

function candidatesOf(sample: Sample): Candidate[] {
  const { changes, gitChanges, additions, surplus, removals } = sample;
  const written = { ...changes, ...additions, ...surplus };
  return [
    ...Object.entries(written).map(([path, value]) => set(sample, path, value)),
    ...Object.entries({ ...gitChanges, ...written }).map(
      ([path, value]) =>
        () => ({ what: 'git-value' as const, path, value }),
    ),
    ...removals.map(path => remove(sample, path)),
    ...removals.map(path => () => ({ what: 'git-removal' as const, path })),
    ...removals.map(path => shareAndRemove(sample, path)),
    ...Object.keys(changes).map(path => share(sample, path)),
    ...Object.entries(sample.respellings).map(([path, value]) => () => ({
      what: 'git-spelling' as const,
      path,
      value,
    })),
    ...sample.reorderings.flatMap(path => [
      () => ({ what: 'git-order' as const, path }),
      () => ({ what: 'live-order' as const, path }),
    ]),
    ...sample.commands.map(command => () => ({
      what: 'command' as const,
      path: command.path,
      command,
    })),
  ];
}

function set(sample: Sample, path: string, value: unknown): Candidate {
  return random => ({
    what: 'live-value',
    path,
    value,
    hand: pick(
      random,
      hands.filter(hand => canWrite(hand, sample, path)),
    ),
  });
}

function remove(sample: Sample, path: string): Candidate {
  return random => ({
    what: 'live-removal',
    path,
    hand: pick(
      random,
      hands.filter(
        hand => hand !== 'shop-operator' && canWrite(hand, sample, path),
      ),
    ),
  });
}

function share(sample: Sample, path: string): Candidate {
  return () =>
    canWrite('shop-operator', sample, path)
      ? { what: 'shared', path }
      : undefined;
}

/** What last-applied names is taken away by the next apply, whoever owns it too. */
function shareAndRemove(sample: Sample, path: string): Candidate {
  return (_random, applier) =>
    canWrite('shop-operator', sample, path) && !applier.leavesLastApplied
      ? { what: 'git-removal-of-shared', path }
      : undefined;
}

function canWrite(hand: Hand, sample: Sample, path: string): boolean {
  switch (hand) {
    case 'kubectl-edit':
      // It tells ports apart by their numbers only, and hits the wrong one of 53/TCP and 53/UDP.
      return !/\.ports($|\[)/.test(path);
    case 'shop-operator':
      return (
        sample.manifest.kind !== 'APIService' &&
        // What is atomic is applied as a whole or not at all; of custom resources old servers take every list for it.
        !/[sS]elector\.match/.test(path) &&
        !(isCustom(sample) && path.includes('['))
      );
    default:
      return true;
  }
}

function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}
