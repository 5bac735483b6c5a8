import { Cause, DesiredSnapshot } from '@oneroof/plugin-gitops-common';
import { matchesPatterns } from '@oneroof/plugin-gitops-node';

/** An allow-list that a manifest could walk around by naming a namespace itself would be none. */
export function findForeignNamespace(
  { objects }: DesiredSnapshot,
  namespaces: readonly string[] | undefined,
): Cause | undefined {
  const foreign = namespaces
    ? objects.find(
        ({ metadata }) =>
          metadata.namespace !== undefined &&
          !matchesPatterns(metadata.namespace, namespaces),
      )
    : undefined;
  return (
    foreign && {
      code: 'not-allowed',
      message: `${foreign.kind} "${foreign.metadata.name}" names namespace "${foreign.metadata.namespace}", which this repository may not use`,
    }
  );
}
