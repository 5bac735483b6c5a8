import { ResourceRef } from '../model/resource';
import { Place } from './fields/Place';
import { isMap, own } from './values/json';

/** Whether an undeclared value is what the control plane adds by itself, in no one's name. */
export function isGenerated(
  { group, kind, name }: ResourceRef,
  place: Place,
  live: unknown,
): boolean {
  const { field, parentField } = place;
  if (field === 'finalizers' && parentField === 'metadata') {
    return place.owners.length === 0;
  }
  if (group !== '') {
    return false;
  }
  if (kind === 'Service') {
    return field === 'nodePort' && place.owners.length === 0;
  }
  const item = isMap(live) ? String(own(live, 'name') ?? '') : '';
  if (kind === 'ServiceAccount') {
    // Until 1.23 each account was given the Secret of a token.
    return (
      field === 'secrets' &&
      item.startsWith(`${name}-token-`) &&
      /^[a-z0-9]{5}$/.test(item.slice(name.length + '-token-'.length))
    );
  }
  return (
    kind === 'Pod' &&
    ((field === 'tolerations' && place.owners.length === 0) ||
      ((field === 'volumes' || field === 'volumeMounts') &&
        /^kube-api-access-|-token-[a-z0-9]{5}$/.test(item)))
  );
}
