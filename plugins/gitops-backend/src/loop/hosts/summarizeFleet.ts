import {
  findSkew,
  groupDifferences,
  readDeclaredPackageVersions,
  readRunningPackageVersions,
  releaseOf,
  stringifyExactly,
} from '@oneroof/plugin-gitops-common';
import {
  HostsVerdict,
  StoredPlacement,
} from '../../database/operations/verdicts/StoredPlacement';
import { FleetSummary, JudgedHost } from './RememberedFleet';

/** Bytes of JSON for each of the two lists: together with their row less than any database minds. */
const maxBytes = 128 * 1024;

/** What hosts have in common, and in what they differ: from git, and from each other. */
export function summarizeFleet(
  { delivery: { artifacts } }: StoredPlacement,
  judged: readonly JudgedHost[],
): FleetSummary {
  const hosts = judged.map(({ state, verdict }) => {
    const { host, manifest, reading } = state;
    const facts = 'facts' in reading ? reading.facts : undefined;
    return { host: host.name, items: manifest.items, facts, verdict };
  });
  const seen = hosts.flatMap(({ facts, ...host }) =>
    facts ? [{ ...host, facts }] : [],
  );
  const declares = readDeclaredPackageVersions(
    new Set(hosts.map(({ items }) => items)),
    artifacts,
  );
  return {
    hosts: {
      ...coverageOf(judged),
      differences: takeWhileFits(groupDifferences(hosts)),
      skew: takeWhileFits(findSkew(seen)),
    },
    versions: {
      declares,
      runs: readRunningPackageVersions(
        seen.map(({ facts }) => facts),
        artifacts,
      ),
      release: releaseOf(declares),
    },
  };
}

/** To four digits: what nobody sees must not be written. */
function coverageOf(
  judged: readonly JudgedHost[],
): Pick<HostsVerdict, 'coverage'> {
  if (judged.length === 0) {
    return {};
  }
  const sum = judged.reduce((all, { verdict }) => all + verdict.coverage, 0);
  return { coverage: Math.round((sum / judged.length) * 10_000) / 10_000 };
}

function takeWhileFits<T>(items: readonly T[]): T[] {
  let left = maxBytes;
  const end = items.findIndex(item => {
    left -= Buffer.byteLength(stringifyExactly(item));
    return left < 0;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}
