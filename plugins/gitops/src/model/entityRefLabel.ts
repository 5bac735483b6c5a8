import { parseEntityRef } from '@backstage/catalog-model';

/** The short name of an entity reference, or the text as it came when it is none. */
export function entityRefLabel(ref: string): string {
  try {
    const { namespace, name } = parseEntityRef(ref);
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return ref;
  }
}
