import { Fields, KubeObject } from '../types';

/** What the server writes itself: nobody can own it. */
const serverMetadata = [
  'name',
  'namespace',
  'creationTimestamp',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** The part of an object that a write through the given subresource can own. */
export function ownableFields(
  object: KubeObject | undefined,
  subresource?: string,
): Fields {
  if (!object) {
    return {};
  }
  const { apiVersion, kind, metadata, status, ...rest } = object;
  if (subresource === 'status') {
    return status === undefined ? {} : { status };
  }
  const ownable = Object.fromEntries(
    Object.entries(metadata).filter(([name]) => !serverMetadata.includes(name)),
  );
  return Object.keys(ownable).length > 0
    ? { metadata: ownable, ...rest }
    : rest;
}
