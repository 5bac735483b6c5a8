/** One kind that a simulated cluster serves. */
export interface ResourceKind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  shortNames?: string[];
  /** Whether `/status` and `/scale` exist. */
  subresources: Array<'status' | 'scale'>;
}

/** `apps/v1`, and `v1` for the core group. */
export function apiVersionOf(kind: { group: string; version: string }): string {
  return kind.group ? `${kind.group}/${kind.version}` : kind.version;
}

/** `deployments.apps`, as messages and custom resource definitions write it. */
export function qualifiedPlural(kind: {
  group: string;
  plural: string;
}): string {
  return kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
}
