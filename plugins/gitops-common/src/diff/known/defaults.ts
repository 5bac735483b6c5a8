import { equalJson } from '../values/json';
import {
  assigned,
  DefaultValues,
  fieldDefaults,
  kindDefaults,
} from './builtInDefaults';

/**
 * Whether an undeclared value is what the server of built-in kinds puts there by itself. The tables stand in for the
 * schemas of the server, which know the defaults exactly: a default that is missing here shows as an unmanaged
 * addition of whoever created the object, never as drift of an object that was applied server-side.
 */
export function isKnownDefault(
  kind: string,
  place: { parentField: string; field: string },
  value: unknown,
): boolean {
  const { parentField, field } = place;
  if (holds(own(fieldDefaults, parentField), field, value)) {
    return true;
  }
  const ofKind = own(kindDefaults, kind);
  return (
    ofKind !== undefined && holds(ofKind, `${parentField}.${field}`, value)
  );
}

function holds(
  table: DefaultValues | undefined,
  field: string,
  value: unknown,
): boolean {
  const values = table && own(table, field);
  return (
    values !== undefined &&
    (values === assigned || values.some(known => equalJson(known, value)))
  );
}

function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
