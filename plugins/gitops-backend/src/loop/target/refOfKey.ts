import { parseApiVersion, ResourceRef } from '@oneroof/plugin-gitops-common';

/** Takes a key apart that `stringifyResourceRef` has put together. */
export function refOfKey(
  key: string,
  { apiVersion, kind }: { apiVersion: string; kind: string },
): ResourceRef {
  const { group } = parseApiVersion(apiVersion);
  const rest = key.slice(`${group}/${kind}/`.length);
  const slash = rest.indexOf('/');
  const namespace = rest.slice(0, slash);
  return {
    group,
    kind,
    ...(namespace && { namespace }),
    name: rest.slice(slash + 1),
  };
}
