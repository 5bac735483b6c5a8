import { HostFacts, HostThing } from '../../model/host';

/** A package that is not the same on all hosts that said something of it. */
export interface UnevenPackage {
  name: string;
  /** Hosts that do not have the most frequent version. */
  outliers: number;
}

type Packages = NonNullable<HostFacts['things']['package']>;

/** How many hosts hold one list, and for how many of them it is complete. */
interface Holders {
  hosts: number;
  complete: number;
}

interface Tally {
  /** The version that was seen first, and hosts that have it. */
  version: string | undefined;
  count: number;
  /** Hosts by other versions; not there while there are none, as of nearly all packages. */
  others: Map<string, number> | undefined;
  /** Hosts with a complete list that say something of it, if only that it is not known. The others lack it. */
  onComplete: number;
}

/**
 * Finds the packages in which hosts differ. Facts that hosts share (one and the same map) are counted once for all of
 * them: five thousand hosts with a thousand packages each are five million entries otherwise.
 */
export function tallyPackages(
  hosts: ReadonlyArray<{ facts: HostFacts }>,
): UnevenPackage[] {
  const lists = new Map<Packages['byKey'], Holders>();
  let complete = 0;
  for (const { facts } of hosts) {
    const packages = facts.things.package;
    if (packages) {
      const list = lists.get(packages.byKey) ?? { hosts: 0, complete: 0 };
      list.hosts += 1;
      list.complete += Number(packages.complete);
      complete += Number(packages.complete);
      lists.set(packages.byKey, list);
    }
  }
  const tallies = new Map<string, Tally>();
  for (const [byKey, list] of lists) {
    for (const [name, thing] of byKey) {
      count(tallyOf(tallies, name), versionsOf(thing), list);
    }
  }
  const uneven: UnevenPackage[] = [];
  for (const [name, tally] of tallies) {
    const lacking = complete - tally.onComplete;
    const outliers =
      tally.others || lacking > 0 ? outliersOf(tally, lacking) : 0;
    if (outliers > 0) {
      uneven.push({ name, outliers });
    }
  }
  return uneven;
}

/** What the version of a package is called that is not installed; no version is empty. */
export const absent = '';

/** Versions of a package as one text. Undefined where nothing is known of them. */
export function versionsOf(thing: HostThing): string | undefined {
  if ('cause' in thing) {
    return undefined;
  }
  if (thing.properties.installed === false) {
    return absent;
  }
  const { versions } = thing.properties;
  if (!Array.isArray(versions) || versions.length === 0) {
    return undefined;
  }
  return versions.length === 1
    ? String(versions[0])
    : versions.map(String).sort().join(', ');
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const known = tallies.get(name);
  if (known) {
    return known;
  }
  const tally = {
    version: undefined,
    count: 0,
    others: undefined,
    onComplete: 0,
  };
  tallies.set(name, tally);
  return tally;
}

function count(
  tally: Tally,
  version: string | undefined,
  { hosts, complete }: Holders,
): void {
  tally.onComplete += complete;
  if (version === undefined) {
    return;
  }
  tally.version ??= version;
  if (tally.version === version) {
    tally.count += hosts;
  } else {
    tally.others ??= new Map();
    tally.others.set(version, (tally.others.get(version) ?? 0) + hosts);
  }
}

function outliersOf(
  { version = absent, count: first, others }: Tally,
  lacking: number,
): number {
  const counts = new Map(others).set(version, first);
  counts.set(absent, (counts.get(absent) ?? 0) + lacking);
  let all = 0;
  let most = 0;
  for (const hosts of counts.values()) {
    all += hosts;
    most = Math.max(most, hosts);
  }
  return all - most;
}
