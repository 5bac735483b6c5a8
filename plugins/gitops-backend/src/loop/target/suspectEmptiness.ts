import { Cause, LiveKind, LiveSnapshot } from '@oneroof/plugin-gitops-common';
import { isConfirmed } from '../confirmEmptiness';
import { countHeld } from './countHeld';
import { RememberedPlacement } from './TargetMemory';

/**
 * As many objects of one kind have to be gone at once, while others stand, for their absence to be suspicious. That one
 * object goes is what people and engines do every day, and is told at once; that two and more of a kind go between two
 * looks, to the last one, is what a filtering proxy or the lost store of an aggregated API looks like.
 */
const fewestOfOneKind = 2;

/** What is made of a snapshot in which kinds are empty. */
export interface Suspicion {
  /** The snapshot, in which kinds whose emptiness is not believed carry that as their failure. */
  snapshot: LiveSnapshot;
  /** When the target as a whole is not believed. */
  cause?: Cause;
  /** Empty kinds (`group/kind`) where objects were, believed or not, and the time of the first such answer. */
  emptiedKinds: Map<string, string>;
  /** The first of these times whose kind is not believed yet. */
  doubtedSince?: string;
}

/**
 * A kind that held our objects and is now empty, or not served any more, may have been emptied; more often somebody has
 * taken a permission, or the address leads to another cluster. It is `unknown` until an answer says the same once more,
 * no sooner than `confirmAfterMs` after the first one.
 *
 * Each kind is judged by itself, so that a failure of another one hides nothing. Only what a complete list would show
 * counts: not what stands in namespaces that could not be listed. A believed kind stays in `emptiedKinds` for as long as
 * rows of its objects are stored, so that a placement that cannot be judged now is not doubted anew at every look.
 */
export function suspectEmptiness(
  snapshot: LiveSnapshot,
  remembered: ReadonlyMap<string, RememberedPlacement>,
  known: { emptiedKinds: ReadonlyMap<string, string>; now: Date },
): Suspicion {
  const empty = findEmptyKinds(snapshot);
  const held = countHeld(remembered, empty);
  const isAllEmpty = snapshot.objects.length === 0;
  const emptiedKinds = new Map<string, string>();
  const doubted = new Map<string, number>();
  for (const [key, count] of held) {
    const since = known.emptiedKinds.get(key);
    const isFew = count < fewestOfOneKind && empty.get(key)!.served;
    if (isFew && !isAllEmpty && since === undefined) {
      continue;
    }
    emptiedKinds.set(key, since ?? known.now.toISOString());
    if (since === undefined || !isConfirmed(since, known.now)) {
      doubted.set(key, count);
    }
  }
  const doubtedSince = [...doubted.keys()]
    .map(key => emptiedKinds.get(key)!)
    .sort()[0];
  const isWhole =
    isAllEmpty &&
    doubted.size > 0 &&
    doubted.size === emptiedKinds.size &&
    snapshot.kinds.every(({ failure }) => failure === undefined);
  return {
    snapshot: isWhole ? snapshot : withFailures(snapshot, doubted),
    cause: isWhole ? explainTarget(doubted) : undefined,
    emptiedKinds,
    doubtedSince,
  };
}

/** Kinds without an object of theirs, of which at least some namespaces were listed. */
function findEmptyKinds({
  kinds,
  objects,
}: LiveSnapshot): Map<string, LiveKind> {
  const full = new Set<string>();
  for (const { apiVersion, kind } of objects) {
    const slash = apiVersion.indexOf('/');
    full.add(`${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`);
  }
  const empty = new Map<string, LiveKind>();
  for (const kind of kinds) {
    const key = `${kind.group}/${kind.kind}`;
    const { failure } = kind;
    // Asked for in two versions: the one that is served says what is there.
    if (
      !full.has(key) &&
      (!failure || failure.namespaces) &&
      (kind.served || !empty.has(key))
    ) {
      empty.set(key, kind);
    }
  }
  return empty;
}

function withFailures(
  snapshot: LiveSnapshot,
  doubted: ReadonlyMap<string, number>,
): LiveSnapshot {
  if (doubted.size === 0) {
    return snapshot;
  }
  return {
    ...snapshot,
    kinds: snapshot.kinds.map(kind => {
      const count = doubted.get(`${kind.group}/${kind.kind}`);
      return count === undefined
        ? kind
        : { ...kind, failure: { cause: explainKind(kind, count) } };
    }),
  };
}

function explainTarget(doubted: ReadonlyMap<string, number>): Cause {
  const count = [...doubted.values()].reduce((sum, held) => sum + held, 0);
  return {
    code: 'empty',
    message: `the target holds nothing any more where ${count} objects were; waiting for a second look`,
  };
}

function explainKind({ kind, served }: LiveKind, count: number): Cause {
  const what = served
    ? `the target holds no ${kind} any more`
    : `the target does not know the kind ${kind} any more`;
  return {
    code: 'empty',
    message: `${what} where ${count} were; waiting for a second look`,
  };
}
