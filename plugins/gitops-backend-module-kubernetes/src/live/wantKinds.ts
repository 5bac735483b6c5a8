import { GroupVersionKind } from '@oneroof/plugin-gitops-common';
import { KindLookup } from './Discovery';

/** A kind to read in one version. */
export interface WantedKind {
  group: string;
  kind: string;
  /** The wanted one first; behind it the others that git declares, which may stand in for it. */
  versions: string[];
  /** Read only where it is served, and not mentioned elsewhere. */
  optional?: boolean;
}

const autoscaler = { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' };

/**
 * One entry for each version of a kind that somebody declares, so that a team that has moved on to a newer version does
 * not take the verdicts of all others on the cluster. HorizontalPodAutoscalers are wanted always: whether a replica count
 * is drift depends on them.
 */
export function wantKinds(kinds: readonly GroupVersionKind[]): WantedKind[] {
  const declared = new Map<string, GroupVersionKind[]>();
  for (const kind of kinds) {
    const name = `${kind.group}/${kind.kind}`;
    const known = declared.get(name) ?? [];
    if (!known.some(({ version }) => version === kind.version)) {
      declared.set(name, [...known, kind]);
    }
  }
  const wanted = [...declared.values()].flatMap(all =>
    all.map(({ group, kind, version }): WantedKind => {
      const others = all.filter(other => other.version !== version);
      const versions = [version, ...others.map(other => other.version)];
      return { group, kind, versions };
    }),
  );
  return declared.has(`${autoscaler.group}/${autoscaler.kind}`)
    ? wanted
    : [
        ...wanted,
        { ...autoscaler, versions: ['v2', 'v2beta2'], optional: true },
      ];
}

/** Pairs kinds with what discovery says of them, and leaves out what would come to a list that is there already. */
export function pairKinds(
  wanted: readonly WantedKind[],
  lookups: readonly KindLookup[],
): { kind: WantedKind; lookup: KindLookup }[] {
  const pairs = new Map<string, { kind: WantedKind; lookup: KindLookup }>();
  wanted.forEach((kind, index) => {
    const lookup = lookups[index];
    const version = lookup.served?.version ?? '';
    const list = `${kind.group}/${version}/${kind.kind}`;
    if (!pairs.has(list)) {
      pairs.set(list, { kind, lookup });
    }
  });
  return [...pairs.values()];
}
