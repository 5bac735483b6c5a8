import { maskedValue } from '../model/drift';
import { KubernetesObject } from '../model/resource';
import { canonicalBase64, encodeBase64 } from './values/base64';
import { isMap, JsonMap, own } from './values/json';

/** A Secret of whatever group: a custom kind of that name is not meant to be read by everybody either. */
export function isSecret(object: { kind: string }): boolean {
  return object.kind === 'Secret';
}

/**
 * The data that a Secret comes to hold: `stringData` encoded and laid over `data`, as the server does. Base64 is put
 * into one spelling, so that equal bytes are equal texts.
 */
export function withEffectiveData(object: JsonMap): JsonMap {
  const { stringData, data, ...rest } = object;
  if (!isMap(stringData) && !isMap(data)) {
    return object;
  }
  const effective = new Map<string, unknown>();
  if (isMap(data)) {
    for (const key of Object.keys(data)) {
      const value = own(data, key);
      effective.set(
        key,
        (typeof value === 'string' ? canonicalBase64(value) : undefined) ??
          value,
      );
    }
  }
  if (isMap(stringData)) {
    for (const key of Object.keys(stringData)) {
      const value = own(stringData, key);
      effective.set(
        key,
        typeof value === 'string' ? encodeBase64(value) : value,
      );
    }
  }
  // Object.fromEntries defines own properties, `__proto__` included.
  return { ...rest, data: Object.fromEntries(effective) };
}

/** Hides a value of a Secret: every leaf of it. Keys stay, since they tell what differs. */
export function maskSecretValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(maskSecretValue);
  }
  return isMap(value)
    ? Object.fromEntries(
        Object.keys(value).map(key => [key, maskSecretValue(value[key])]),
      )
    : maskedValue;
}

/**
 * An annotation of a Secret as it may be shown. Many tools keep a copy of the whole object in one, as kubectl does,
 * under names of their own and packed in their own ways: what is long or looks like a document is masked.
 */
export function maskAnnotation(value: unknown): unknown {
  const revealing =
    typeof value !== 'string' || value.length > 128 || /^\s*[{[]/.test(value);
  return revealing ? maskedValue : value;
}

/** The annotation in which kubectl keeps the whole manifest, plain text of a Secret included. */
export const lastAppliedAnnotation =
  'kubectl.kubernetes.io/last-applied-configuration';

/** The manifest that client-side apply left on an object; undefined where there is none that can be read. */
export function lastAppliedOf(object: KubernetesObject): JsonMap | undefined {
  const { annotations } = object.metadata;
  const text = isMap(annotations)
    ? own(annotations, lastAppliedAnnotation)
    : undefined;
  if (typeof text !== 'string') {
    return undefined;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return isMap(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
