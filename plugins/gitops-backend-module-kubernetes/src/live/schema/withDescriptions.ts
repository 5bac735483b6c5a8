import { GroupVersionKind, LiveSnapshot } from '@oneroof/plugin-gitops-common';
import { KindDescription } from './ClusterSchemas';
import { keyOfKind } from './CompiledDocuments';

/** Adds what a cluster says of its kinds to what was read of them. */
export function withDescriptions(
  snapshot: LiveSnapshot,
  kinds: readonly GroupVersionKind[],
  descriptions: readonly KindDescription[],
): LiveSnapshot {
  const byKind = new Map(
    kinds.map((kind, index) => [keyOfKind(kind), descriptions[index]]),
  );
  return {
    ...snapshot,
    kinds: snapshot.kinds.map(kind => {
      const { schema, failure } = byKind.get(keyOfKind(kind)) ?? {};
      return {
        ...kind,
        ...(schema && { schema }),
        ...(failure && kind.served && { schemaFailure: failure }),
      };
    }),
  };
}
