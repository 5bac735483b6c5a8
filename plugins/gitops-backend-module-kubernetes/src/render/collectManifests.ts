import {
  KubernetesObject,
  parseApiVersion,
  ParsedManifests,
  RenderProblem,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';

/** Our own documents stand beside manifests and are none: they never reach a cluster. */
const declarationGroup = 'oneroof.dev';

/**
 * Puts the manifests of several files together. As within one file, the last one of an identity counts, and the
 * clash is named.
 *
 * @public
 */
export function collectManifests(
  files: ReadonlyArray<ParsedManifests & { file: string }>,
): ParsedManifests {
  const byIdentity = new Map<string, KubernetesObject>();
  const problems: RenderProblem[] = [];
  for (const parsed of files) {
    problems.push(...parsed.problems);
    for (const object of parsed.objects) {
      const { group } = parseApiVersion(object.apiVersion);
      if (group === declarationGroup) {
        continue;
      }
      const { name, namespace } = object.metadata;
      const identity = stringifyResourceRef({
        group,
        kind: object.kind,
        namespace: namespace ?? undefined,
        name,
      });
      if (byIdentity.has(identity)) {
        problems.push({
          code: 'duplicate-resource',
          message: `${object.kind} ${name} is declared in another file too; this one counts`,
          file: parsed.file,
          subject: {
            apiVersion: object.apiVersion,
            kind: object.kind,
            name,
            ...(namespace && { namespace }),
          },
        });
      }
      byIdentity.set(identity, object);
    }
  }
  return { objects: [...byIdentity.values()], problems };
}
