import { JsonValue } from './resource';

/**
 * Who set a live field, as far as `managedFields` tells.
 *
 * @public
 */
export interface Attribution {
  /** The field manager, for example `kubectl-edit`. Absent when nobody is recorded. */
  manager?: string;
  /** `Apply` for server-side apply, `Update` for everything else. */
  operation?: 'Apply' | 'Update';
  /** For example `scale`, where the change came through a subresource. */
  subresource?: string;
  /** ISO 8601 time of the manager's last write. */
  time?: string;
}

/**
 * One path in which live differs from desired.
 *
 * - `change`: both sides have it and differ
 * - `add`: git declares it, live lacks it
 * - `remove`: live has it, git no longer declares it and the applier owns it
 *
 * Paths are written as server-side apply writes them: `.spec.ports[port=80,protocol="TCP"].targetPort`.
 *
 * @public
 */
export interface DriftItem {
  path: string;
  op: 'change' | 'add' | 'remove';
  /** What git declares; absent for `remove`, and masked where it is secret. */
  desired?: JsonValue;
  /** What the target reports; absent for `add`, and masked where it is secret. */
  live?: JsonValue;
  /** Who made it so, where it is recorded. */
  by?: Attribution;
}

/**
 * A live field that git never declared and that somebody other than the applier set. Shown, never a red alarm.
 *
 * @public
 */
export interface UnmanagedAddition {
  path: string;
  live?: JsonValue;
  by?: Attribution;
}

/**
 * The masked stand-in for a secret value. Only that two values differ can be seen, neither their length nor anything
 * that would let a reader compare guesses.
 *
 * @public
 */
export const maskedValue = '••••••••';
