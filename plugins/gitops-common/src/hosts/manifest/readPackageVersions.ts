import { ArtifactVersion } from '../../model/artifact';
import { DeliveryArtifact } from '../../model/delivery';
import { HostFacts, HostItem } from '../../model/host';
import { JsonValue } from '../../model/resource';

/** Versions of the packages that are artifacts, each once. */
class VersionSet {
  private readonly artifacts = new Map<string, string[]>();
  private readonly found = new Map<string, ArtifactVersion>();

  constructor(artifacts: readonly DeliveryArtifact[]) {
    for (const artifact of artifacts) {
      if ('package' in artifact) {
        const names = this.artifacts.get(artifact.package) ?? [];
        this.artifacts.set(artifact.package, [...names, artifact.name]);
      }
    }
  }

  get isEmpty(): boolean {
    return this.artifacts.size === 0;
  }

  get packages(): Iterable<string> {
    return this.artifacts.keys();
  }

  add(name: string, versions: readonly string[]) {
    for (const artifact of this.artifacts.get(name) ?? []) {
      for (const version of versions) {
        this.found.set(JSON.stringify([artifact, version]), {
          artifact,
          version,
        });
      }
    }
  }

  list(): ArtifactVersion[] {
    return [...this.found.keys()].sort().map(key => this.found.get(key)!);
  }
}

/**
 * The versions of a delivery's packages that git declares for hosts, from the things of as many hosts as there are. Only
 * exact versions count: a range is no version that could be released. A package that is declared in several versions is
 * listed once for each, sorted; one that is not declared, or only to be absent, is left out.
 *
 * @public
 */
export function readDeclaredPackageVersions(
  itemLists: Iterable<readonly HostItem[]>,
  artifacts: readonly DeliveryArtifact[],
): ArtifactVersion[] {
  const versions = new VersionSet(artifacts);
  if (versions.isEmpty) {
    return [];
  }
  for (const items of itemLists) {
    for (const { kind, key, expected } of items) {
      if (kind === 'package' && expected.installed !== false) {
        versions.add(key, exactVersions(expected.versions));
      }
    }
  }
  return versions.list();
}

/**
 * The versions of a delivery's packages that hosts have installed, in the same form.
 *
 * @public
 */
export function readRunningPackageVersions(
  facts: Iterable<HostFacts>,
  artifacts: readonly DeliveryArtifact[],
): ArtifactVersion[] {
  const versions = new VersionSet(artifacts);
  for (const { things } of facts) {
    for (const name of versions.packages) {
      const thing = things.package?.byKey.get(name);
      if (thing && 'properties' in thing) {
        const { installed, versions: found } = thing.properties;
        versions.add(name, installed === false ? [] : textsOf(found));
      }
    }
  }
  return versions.list();
}

/** Matchers that hold for the named versions only. */
const exactMatchers = [
  'equal',
  'consist-of',
  'contain-element',
  'contain-elements',
];

function exactVersions(expected: JsonValue | undefined): string[] {
  if (
    expected === undefined ||
    expected === null ||
    typeof expected !== 'object' ||
    Array.isArray(expected)
  ) {
    return textsOf(expected);
  }
  const [name, ...others] = Object.keys(expected);
  return others.length === 0 && exactMatchers.includes(name)
    ? textsOf(expected[name])
    : [];
}

function textsOf(value: JsonValue | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}
