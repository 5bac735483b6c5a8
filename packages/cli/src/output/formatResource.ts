import { printable } from './printable';
import { Style } from './Style';

/** A resource as people name it: `Deployment shop/web`, with the group where its kind is not a well-known one. */
export function formatResource(
  ref: { group: string; kind: string; namespace?: string; name: string },
  { paint }: Style,
): string {
  const kind =
    ref.group.includes('.') && !ref.group.endsWith('.k8s.io')
      ? `${ref.kind}.${ref.group}`
      : ref.kind;
  const place = ref.namespace ? `${ref.namespace}/` : '';
  return `${printable(kind)} ${printable(place)}${paint(
    'bold',
    printable(ref.name),
  )}`;
}
