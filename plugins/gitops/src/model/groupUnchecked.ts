import { ResourceView } from '@oneroof/plugin-gitops-common';

/** Things that are declared and could not be checked for the same reason. */
export interface UncheckedThings {
  reason: string;
  /** Each path once, however many hosts it concerns. */
  paths: string[];
  hostCount: number;
}

/** What could not be checked on any of these hosts, by reason, the one of most hosts first. */
export function groupUnchecked(resources: ResourceView[]): UncheckedThings[] {
  const groups = new Map<string, { paths: Set<string>; hosts: Set<string> }>();
  for (const { key, unchecked = [] } of resources) {
    for (const { path, reason } of unchecked) {
      const group = groups.get(reason) ?? {
        paths: new Set(),
        hosts: new Set(),
      };
      groups.set(reason, group);
      group.paths.add(path);
      group.hosts.add(key);
    }
  }
  return [...groups]
    .map(([reason, { paths, hosts }]) => ({
      reason,
      paths: [...paths],
      hostCount: hosts.size,
    }))
    .sort((a, b) => b.hostCount - a.hostCount);
}
