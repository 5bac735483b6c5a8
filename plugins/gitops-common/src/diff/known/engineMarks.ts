import { Place } from '../fields/Place';

/** Labels and annotations under which engines keep books on the objects that they apply. */
const marks: Record<string, RegExp> = {
  annotations:
    /^(argocd\.argoproj\.io\/(tracking-id|installation-id)|meta\.helm\.sh\/release-name(space)?|config\.k8s\.io\/owning-inventory|kapp\.k14s\.io\/(identity|original|original-diff-md5)|objectset\.rio\.cattle\.io\/(applied|id|owner-gvk|owner-name|owner-namespace))$/,
  labels:
    /^((kustomize|helm)\.toolkit\.fluxcd\.io\/(name|namespace)|kapp\.k14s\.io\/(app|association)|objectset\.rio\.cattle\.io\/hash)$/,
};

/**
 * Whether an undeclared label or annotation is what the applier itself writes on every object: git never says it, so it
 * is neither left over nor somebody's addition. On an object that another engine has applied before, its marks are an
 * addition of that engine.
 */
export function isEngineMark(place: Place, live: unknown): boolean {
  const { field, parentField } = place;
  if (!Object.hasOwn(marks, parentField)) {
    return false;
  }
  const { path, owners } = place;
  const ofObject =
    path?.parent?.parent?.text === '.metadata' &&
    path.parent.parent.parent === undefined;
  if (
    !ofObject ||
    owners.some(({ entry }) => !entry.isApplier && !entry.isSystem)
  ) {
    return false;
  }
  if (marks[parentField].test(field)) {
    return true;
  }
  if (parentField !== 'labels') {
    return false;
  }
  // Charts and people use these two labels as well.
  return field === 'app.kubernetes.io/managed-by'
    ? live === 'Helm'
    : field === 'app.kubernetes.io/instance' &&
        owners.some(({ entry }) =>
          entry.attribution.manager?.startsWith('argocd'),
        );
}
