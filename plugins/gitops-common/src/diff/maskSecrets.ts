import { DriftItem, UnmanagedAddition } from '../model/drift';
import { JsonValue, KubernetesObject } from '../model/resource';
import {
  isSecret,
  lastAppliedAnnotation,
  lastAppliedOf,
  maskAnnotation,
  maskSecretValue,
} from './secretData';
import { isMap, JsonMap, own } from './values/json';

const secretFields = ['data', 'stringData'];

/**
 * A copy of an object that may be stored and shown: values of Secrets are masked, also inside the last-applied
 * annotation, and `managedFields` is left out. The copy must never be written back to a target. Objects without
 * anything to mask share their parts with the copy.
 *
 * @public
 */
export function maskSecrets(object: KubernetesObject): KubernetesObject {
  const { managedFields, ...metadata } = object.metadata;
  const masked: KubernetesObject = { ...object, metadata };
  if (!isSecret(object)) {
    return masked;
  }
  maskFields(masked);
  const { annotations } = metadata;
  if (isMap(annotations)) {
    masked.metadata.annotations = Object.fromEntries(
      Object.keys(annotations).map(key => [
        key,
        key === lastAppliedAnnotation
          ? maskLastApplied(object)
          : maskAnnotation(annotations[key]),
      ]),
    ) as Record<string, string>;
  }
  return masked;
}

/** Masks what a comparison found in a Secret. Paths and verdict stay as they are. */
export function maskFindings<T extends DriftItem | UnmanagedAddition>(
  items: T[],
): T[] {
  return items.map(item => {
    const masked: T = { ...item };
    if ('desired' in masked && masked.desired !== undefined) {
      masked.desired = maskAt(item.path, masked.desired);
    }
    if (masked.live !== undefined) {
      masked.live = maskAt(item.path, masked.live);
    }
    return masked;
  });
}

/** Of a Secret only what every object has is shown in clear. */
function maskAt(path: string, value: JsonValue): JsonValue {
  if (/^\.metadata\.annotations(?![A-Za-z0-9_])/.test(path)) {
    return isMap(value)
      ? (Object.fromEntries(
          Object.keys(value).map(key => [key, maskAnnotation(value[key])]),
        ) as JsonValue)
      : (maskAnnotation(value) as JsonValue);
  }
  return /^\.(metadata|type|immutable)(?![A-Za-z0-9_])/.test(path)
    ? value
    : (maskSecretValue(value) as JsonValue);
}

function maskFields(document: JsonMap) {
  for (const field of secretFields) {
    const value = own(document, field);
    if (value !== undefined) {
      document[field] = maskSecretValue(value);
    }
  }
}

function maskLastApplied(object: KubernetesObject): string {
  const document = lastAppliedOf(object);
  if (!document) {
    return String(maskSecretValue(''));
  }
  const masked = { ...document };
  maskFields(masked);
  return JSON.stringify(masked);
}
