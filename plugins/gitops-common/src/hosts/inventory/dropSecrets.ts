import { isMap, JsonMap } from '../../diff/values/json';
import { JsonValue } from '../../model/resource';
import { isSecretName, looksSecret } from './secretText';

/** Deeper than any real variable; what lies below is dropped, since it cannot be looked through. */
const maxDepth = 20;

/**
 * Variables without those that may be secrets: by their name, by the look of their value, or as values that Ansible
 * keeps encrypted; at every depth. Wrappers of Ansible around other values are taken off.
 *
 * @public
 */
export function dropSecrets(
  variables: Record<string, unknown>,
): Record<string, JsonValue> {
  return (keepHarmless(variables, maxDepth) ?? {}) as Record<string, JsonValue>;
}

/** @returns undefined for what has to go */
function keepHarmless(value: unknown, depth: number): JsonValue | undefined {
  if (typeof value === 'string') {
    return looksSecret(value) ? undefined : value;
  }
  if (value === null || typeof value !== 'object') {
    return value as JsonValue;
  }
  if (depth === 0) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value
      .map(item => keepHarmless(item, depth - 1))
      .filter(item => item !== undefined);
  }
  return isMap(value) ? keepHarmlessKeys(value, depth) : undefined;
}

function keepHarmlessKeys(map: JsonMap, depth: number): JsonValue | undefined {
  if (Object.hasOwn(map, '__ansible_vault')) {
    return undefined;
  }
  if (Object.hasOwn(map, '__ansible_unsafe')) {
    return keepHarmless(map.__ansible_unsafe, depth - 1);
  }
  if (isNamedSecret(map)) {
    return undefined;
  }
  const kept: Array<[string, JsonValue]> = [];
  for (const [key, value] of Object.entries(map)) {
    // `__proto__` as an own key does no harm here, but in code that copies it with care for nothing.
    const harmless =
      isSecretName(key) || key === '__proto__'
        ? undefined
        : keepHarmless(value, depth - 1);
    if (harmless !== undefined) {
      kept.push([key, harmless]);
    }
  }
  return Object.fromEntries(kept);
}

/** `{name: DB_PASSWORD, value: ...}`, as lists of environment variables are written. */
function isNamedSecret(map: JsonMap): boolean {
  return (
    Object.hasOwn(map, 'value') &&
    [map.name, map.key].some(
      name => typeof name === 'string' && isSecretName(name),
    )
  );
}
