import { Cause } from '../../model/cause';
import { HostFacts, HostItem, HostItemKind, HostThing } from '../../model/host';
import { JsonValue } from '../../model/resource';

/** When the hosts of the tests spoke, and a moment later. */
export const observedAt = '2026-11-21T12:00:00.000Z';
export const now = new Date('2026-11-21T12:01:00.000Z');
export const staleAfterMs = 24 * 3_600_000;

export function item(
  kind: HostItemKind,
  key: string,
  expected: Record<string, JsonValue>,
): HostItem {
  return { kind, key, expected, settings: {} };
}

/** Properties of a thing, or why it could not be looked at. */
type Entry = Record<string, JsonValue> | { cause: Cause };

/** Facts with some things: `{package: {nginx: {installed: true}}}`; kinds in `complete` were listed whole. */
export function factsOf(
  things: Partial<Record<HostItemKind, Record<string, Entry>>>,
  {
    complete = [],
    ...facts
  }: Partial<HostFacts> & { complete?: HostItemKind[] } = {},
): HostFacts {
  return {
    observedAt,
    ...facts,
    things: Object.fromEntries(
      Object.entries(things).map(([kind, entries]) => [
        kind,
        {
          complete: complete.some(whole => whole === kind),
          byKey: new Map(
            Object.entries(entries).map(([key, entry]) => [
              key,
              thingOf(entry),
            ]),
          ),
        },
      ]),
    ),
  };
}

function thingOf(entry: Entry): HostThing {
  return Object.hasOwn(entry, 'cause')
    ? (entry as { cause: Cause })
    : { properties: entry as Record<string, JsonValue> };
}
