import { Cause, DesiredSnapshot } from '@oneroof/plugin-gitops-common';

/**
 * A name that no API server takes. It would not fit into the key of a row either, and one row that cannot be written
 * would take the verdicts of the whole target with it.
 */
export function findInvalidName({
  objects,
}: DesiredSnapshot): Cause | undefined {
  const invalid = objects.find(
    ({ apiVersion, kind, metadata: { name, namespace } }) =>
      !isName(apiVersion, 253) ||
      !isName(kind, 63) ||
      !isName(name, 253) ||
      (namespace !== undefined && namespace !== '' && !isName(namespace, 63)),
  );
  return (
    invalid && {
      code: 'invalid',
      message: `an object has no valid apiVersion, kind, name or namespace: ${String(
        invalid.kind,
      ).slice(0, 63)} ${String(invalid.metadata.name).slice(0, 63)}`,
    }
  );
}

function isName(value: unknown, maxLength: number): boolean {
  return (
    typeof value === 'string' &&
    value.length <= maxLength &&
    /^[\x21-\x7e]+$/.test(value)
  );
}
