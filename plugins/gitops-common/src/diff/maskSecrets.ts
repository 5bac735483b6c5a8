import { DriftItem, UnmanagedAddition } from '../model/drift';
import { JsonValue, KubernetesObject } from '../model/resource';
import { maskEnvironment, maskEnvironmentAt } from './maskEnvironment';
import {
  isSecret,
  lastAppliedAnnotation,
  lastAppliedOf,
  maskAnnotation,
  maskSecretValue,
} from './secretData';
import { isMap, JsonMap } from './values/json';

/** What every object has, and what a Secret says of itself. All else of a Secret is hidden: a custom kind of that name
 * may keep its values anywhere. */
const clearFields = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'type',
  'immutable',
]);

/**
 * A copy of an object that may be stored and shown: all values of Secrets are masked, and of other kinds environment
 * variables whose names tell of a secret; also inside the last-applied annotation. `managedFields` is left out. The
 * copy must never be written back to a target. Objects without anything to mask share their parts with the copy.
 *
 * @public
 */
export function maskSecrets(object: KubernetesObject): KubernetesObject {
  const { managedFields, ...metadata } = object.metadata;
  const masked = maskDocument(
    { ...object, metadata },
    isSecret(object),
  ) as KubernetesObject;
  const { annotations } = masked.metadata;
  if (isMap(annotations) && Object.hasOwn(annotations, lastAppliedAnnotation)) {
    masked.metadata = {
      ...masked.metadata,
      annotations: {
        ...annotations,
        [lastAppliedAnnotation]: maskLastApplied(object),
      },
    };
  }
  return masked;
}

/** Masks what a comparison found in an object. Paths and verdict stay as they are. */
export function maskFindings<T extends DriftItem | UnmanagedAddition>(
  object: { kind: string },
  items: T[],
): T[] {
  const maskAt = isSecret(object) ? maskSecretAt : maskEnvironmentAt;
  return items.map(item => {
    const masked: T = { ...item };
    if ('desired' in masked && masked.desired !== undefined) {
      masked.desired = maskAt(item.path, masked.desired) as JsonValue;
    }
    if (masked.live !== undefined) {
      masked.live = maskAt(item.path, masked.live) as JsonValue;
    }
    return masked;
  });
}

function maskSecretAt(path: string, value: unknown): unknown {
  if (/^\.metadata\.annotations(?![A-Za-z0-9_])/.test(path)) {
    return maskAnnotations(value);
  }
  const field = /^\.([A-Za-z_][A-Za-z0-9_]*)/.exec(path)?.[1] ?? '';
  return clearFields.has(field) ? value : maskSecretValue(value);
}

function maskDocument(document: JsonMap, hide: boolean): JsonMap {
  const mask = (field: string) => {
    const value = document[field];
    if (field === 'metadata' && hide && isMap(value)) {
      return Object.hasOwn(value, 'annotations')
        ? { ...value, annotations: maskAnnotations(value.annotations) }
        : value;
    }
    if (clearFields.has(field)) {
      return value;
    }
    return hide ? maskSecretValue(value) : maskEnvironment(value, field);
  };
  return Object.fromEntries(
    Object.keys(document).map(field => [field, mask(field)]),
  );
}

/** Annotations, or a single one. */
function maskAnnotations(value: unknown): unknown {
  return isMap(value)
    ? Object.fromEntries(
        Object.keys(value).map(key => [key, maskAnnotation(value[key])]),
      )
    : maskAnnotation(value);
}

function maskLastApplied(object: KubernetesObject): string {
  const document = lastAppliedOf(object);
  const hidden = String(maskSecretValue(''));
  try {
    return document
      ? JSON.stringify(maskDocument(document, isSecret(object)))
      : hidden;
  } catch {
    // Nested deeper than any manifest, for which no walk has the stack.
    return hidden;
  }
}
