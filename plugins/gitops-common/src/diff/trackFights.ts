import { KubernetesObject } from '../model/resource';
import { newest, readOwners } from './fields/managedFields';
import { ResourceVerdict } from './ResourceVerdict';

/**
 * Who was seen to have the last word at a path, in turns.
 *
 * @public
 */
export interface Sighting {
  path: string;
  /** Oldest first; no two neighbours are of the same manager. Times are ISO 8601. */
  turns: Array<{ manager: string; at: string }>;
}

/**
 * Two managers that keep overwriting each other at a path.
 *
 * @public
 */
export interface Fight {
  path: string;
  managers: [string, string];
  /** How often one has overwritten the other. */
  times: number;
  /** First and last of these times, ISO 8601. */
  since: string;
  until: string;
}

/** Fewer changes of hands are a person who tries something, and an engine that sets it right. */
const fewestTimes = 3;

/** Turns that are further apart belong to two stories. */
const memoryMs = 60 * 60_000;

/** More turns, and more paths of one resource, than anybody reads. */
const maxTurns = 20;
const maxPaths = 20;

/** Where no manager is recorded. */
const nobody = 'somebody';

/**
 * Follows who overwrites whom at drifted paths. What is remembered changes only when a path changes hands, so that a quiet
 * resource has nothing to write.
 *
 * @param earlier - what was remembered of the resource
 * @param present - the verdict, with the live object that it is about. While it could not be seen, all stays as it was
 *
 * @public
 */
export function trackFights(
  earlier: readonly Sighting[],
  present: {
    verdict: Pick<ResourceVerdict, 'sync' | 'drift'>;
    live: KubernetesObject | undefined;
    applier?: string;
    now: Date;
  },
): { sightings: Sighting[]; fights: Fight[] } {
  const { verdict, live, applier, now } = present;
  const isSeen = verdict.sync === 'drifted' || verdict.sync === 'in-sync';
  if (
    !isSeen ||
    !live ||
    (earlier.length === 0 && verdict.sync !== 'drifted')
  ) {
    return { sightings: [...earlier], fights: findFights(earlier) };
  }
  const holders = new Map(
    verdict.drift
      .slice(0, maxPaths)
      .map(({ path, by }) => [path, by?.manager ?? nobody]),
  );
  const known = new Map(earlier.map(({ path, turns }) => [path, turns]));
  const inOrder = new Set([...holders.keys(), ...known.keys()]);
  const sightings = [...inOrder].slice(0, maxPaths).flatMap(path => {
    const holder = holders.get(path) ?? applierOf(live, applier);
    const turns = takeTurn(known.get(path) ?? [], holder, now);
    // As git wants it, and nobody has touched it for long.
    const isOver = !holders.has(path) && !isRecent(turns.at(-1)!.at, now);
    return isOver ? [] : [{ path, turns }];
  });
  return { sightings, fights: findFights(sightings) };
}

function takeTurn(
  turns: Sighting['turns'],
  manager: string,
  now: Date,
): Sighting['turns'] {
  const last = turns.at(-1);
  if (last?.manager === manager) {
    return turns;
  }
  const story = last && isRecent(last.at, now) ? turns : [];
  return [...story, { manager, at: now.toISOString() }].slice(-maxTurns);
}

function isRecent(at: string, now: Date): boolean {
  return now.getTime() - new Date(at).getTime() <= memoryMs;
}

/** Whoever applied last of those that apply from git; it is what made the path as git wants it. */
function applierOf(
  live: KubernetesObject,
  applier: string | undefined,
): string {
  const owners = readOwners(live, applier).filter(
    ({ entry }) => entry.isApplier,
  );
  return newest(owners)?.entry.attribution.manager ?? applier ?? 'git';
}

function findFights(sightings: readonly Sighting[]): Fight[] {
  return sightings.flatMap(({ path, turns }) => {
    let first = turns.length - 1;
    while (
      first > 0 &&
      (first + 1 >= turns.length ||
        turns[first - 1].manager === turns[first + 1].manager)
    ) {
      first -= 1;
    }
    const times = turns.length - 1 - first;
    return times < fewestTimes
      ? []
      : [
          {
            path,
            managers: [turns[first].manager, turns[first + 1].manager] as [
              string,
              string,
            ],
            times,
            since: turns[first].at,
            until: turns.at(-1)!.at,
          },
        ];
  });
}
