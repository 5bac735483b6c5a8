import { ObjectKey } from '../store/ObjectStore';

/** What a URL path of the Kubernetes API points at. */
export interface RequestTarget {
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** Reads `/api/v1/...` and `/apis/<group>/<version>/...`; undefined for everything else. */
export function parseTarget(path: string): RequestTarget | undefined {
  const segments = path.split('/').filter(Boolean).map(decodeURIComponent);
  const [root, ...rest] = segments;
  if (root === 'api' && rest.length > 1) {
    return parseResource('', rest[0], rest.slice(1));
  }
  if (root === 'apis' && rest.length > 2) {
    return parseResource(rest[0], rest[1], rest.slice(2));
  }
  return undefined;
}

function parseResource(
  group: string,
  version: string,
  segments: string[],
): RequestTarget {
  // `namespaces/x/pods` is inside a namespace, but `namespaces/x` and `namespaces/x/status` are the namespace itself.
  const inside =
    segments[0] === 'namespaces' &&
    segments.length > 2 &&
    !['status', 'finalize'].includes(segments[2]);
  const namespace = inside ? segments[1] : undefined;
  const [plural, name, subresource] = inside ? segments.slice(2) : segments;
  return { group, version, plural, namespace, name, subresource };
}

/** The object that a path names. */
export function keyOfTarget(target: RequestTarget): ObjectKey {
  return { namespace: target.namespace, name: target.name ?? '' };
}
