import { HostFacts, HostQuestion } from '@oneroof/plugin-gitops-common';

/** What has to be looked at on a host, besides what is always gathered: system, packages, services. */
export interface GatherWants {
  /** Absolute paths; whether the SHA-256 is wanted too. */
  files: ReadonlyMap<string, boolean>;
  /** Users and groups. */
  accounts: boolean;
  ports: boolean;
}

/** Whether a machine has these files says whether it wants to be started anew. */
const rebootMarker = '/run/reboot-required';

/** Paths of one host that are looked at; what is more stays unknown. */
const maxFiles = 1000;
const maxPathLength = 4096;

/** What questions about a host mean for gathering. Commands are never run. */
export function toGatherWants(questions: readonly HostQuestion[]): GatherWants {
  const files = new Map([[rebootMarker, false]]);
  const kinds = new Set<string>();
  for (const { kind, key, properties } of questions) {
    kinds.add(kind);
    if (kind === 'file' && isPath(key) && files.size < maxFiles) {
      files.set(key, files.get(key) || properties.includes('sha256'));
    }
  }
  return {
    files,
    accounts: kinds.has('user') || kinds.has('group'),
    ports: kinds.has('port'),
  };
}

/** Whether facts do not say something that is wanted. */
export function lacks(facts: HostFacts, wants: GatherWants): boolean {
  const { file, user, port } = facts.things;
  if ((wants.accounts && !user) || (wants.ports && !port)) {
    return true;
  }
  for (const [path, wantsSum] of wants.files) {
    const thing = file?.byKey.get(path);
    if (!thing || !('properties' in thing)) {
      return true;
    }
    const { exists, filetype, sha256 } = thing.properties;
    if (wantsSum && exists && filetype === 'file' && sha256 === undefined) {
      return true;
    }
  }
  return false;
}

/** Equal keys, equal wants. */
export function keyOfWants(wants: GatherWants): string {
  return JSON.stringify([
    [...wants.files].sort(([a], [b]) => (a < b ? -1 : 1)),
    wants.accounts,
    wants.ports,
  ]);
}

/** A path that a host can have, and that reaches it as it is. */
function isPath(key: string): boolean {
  return (
    key.startsWith('/') &&
    key.length <= maxPathLength &&
    !key.includes('\0') &&
    !/\p{Surrogate}/u.test(key)
  );
}
