import { HostFacts, HostItem, HostSkew } from '../../model/host';
import { compareText } from '../compareText';
import { hostItemPath } from '../judge/hostItemPath';
import { toldText } from '../judge/toldValue';
import { mostEntries, mostGroups, mostNames } from './limits';
import { absent, tallyPackages, versionsOf } from './tallyPackages';

/**
 * A host with what it said, and with what is declared for it.
 *
 * @public
 */
export interface SkewHost {
  host: string;
  facts: HostFacts;
  items: readonly HostItem[];
}

/** A version that is longer is no version. */
const longestValue = 100;

const basics = ['kernel', 'os', 'architecture'] as const;

/**
 * In what the hosts of a placement differ from each other although git says nothing of it: kernel, operating system,
 * architecture, and the versions of packages that nobody pins. Basics come first, then packages, those first in which
 * the fewest hosts are outliers: one host that missed an update says more than two releases of a system side by side.
 *
 * At most 50 subjects, 20 values of each, 20 names of each value. The same whatever the order of the hosts.
 *
 * @public
 */
export function findSkew(hosts: Iterable<SkewHost>): HostSkew[] {
  const sorted = [...hosts].sort((a, b) => compareText(a.host, b.host));
  const ofBasics = basics.flatMap(subject =>
    skewOf(subject, sorted, ({ facts }) => facts[subject]),
  );
  const pinned = listPinned(sorted);
  const packages = tallyPackages(sorted)
    .filter(({ name }) => !pinned.has(name))
    .sort((a, b) => a.outliers - b.outliers || compareText(a.name, b.name));
  const ofPackages = packages
    .slice(0, mostGroups - ofBasics.length)
    .flatMap(({ name }) =>
      skewOf(hostItemPath('package', name, 'version'), sorted, ({ facts }) =>
        versionOn(facts, name),
      ),
    );
  return [...ofBasics, ...ofPackages];
}

/** Packages whose versions are declared for some host: those are judged, and drift where they differ. */
function listPinned(hosts: readonly SkewHost[]): ReadonlySet<string> {
  const lists = new Set(hosts.map(({ items }) => items));
  const pinned = new Set<string>();
  for (const items of lists) {
    for (const { kind, key, expected } of items) {
      if (kind === 'package' && Object.hasOwn(expected, 'versions')) {
        pinned.add(key);
      }
    }
  }
  return pinned;
}

function versionOn({ things }: HostFacts, name: string): string | undefined {
  const packages = things.package;
  const thing = packages?.byKey.get(name);
  if (thing) {
    return versionsOf(thing);
  }
  return packages?.complete ? absent : undefined;
}

/** One subject with its values; none where all hosts agree. Hosts that did not say it count nowhere. */
function skewOf(
  subject: string,
  hosts: readonly SkewHost[],
  valueOf: (host: SkewHost) => string | undefined,
): HostSkew[] {
  const values = new Map<string, { count: number; hosts: string[] }>();
  for (const host of hosts) {
    const value = valueOf(host);
    if (value !== undefined) {
      const found = values.get(value);
      if (!found) {
        values.set(value, { count: 1, hosts: [host.host] });
      } else {
        found.count += 1;
        if (found.hosts.length < mostNames) {
          found.hosts.push(host.host);
        }
      }
    }
  }
  return values.size < 2
    ? []
    : [
        {
          subject,
          values: [...values]
            .sort(([a, x], [b, y]) => y.count - x.count || compareText(a, b))
            .slice(0, mostEntries)
            .map(([value, found]) => ({
              value: toldText(value, longestValue) || 'absent',
              ...found,
            })),
        },
      ];
}
