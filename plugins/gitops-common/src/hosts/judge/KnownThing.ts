import { Cause } from '../../model/cause';
import { HostThing } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { notGathered } from './Findings';

/** A thing of which a reader says something. */
export type KnownThing = Exclude<HostThing, { cause: Cause }>;

/** A property as it was gathered. Undefined where it was not, also for names that every object inherits. */
export function propertyOf(
  { properties }: KnownThing,
  name: string,
): JsonValue | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Why a property was not gathered, in words. */
export function reasonOf({ causes }: KnownThing, name: string): string {
  return causes && Object.hasOwn(causes, name)
    ? causes[name].message
    : notGathered;
}
