import { HostFacts, HostItem, HostItemKind, HostThing } from '../../model/host';
import { JsonValue } from '../../model/resource';

/** What tells of a declared thing whether it works. */
interface LifeSign {
  property: string;
  /** In words, where it does not. */
  explain(key: string, live: JsonValue): string;
  /** Whether the health of a host is unknown without it. A command may be forbidden for good. */
  isVital: boolean;
}

const lifeSigns: Readonly<Partial<Record<HostItemKind, LifeSign>>> = {
  service: {
    property: 'running',
    explain: key => `service ${key} is not running`,
    isVital: true,
  },
  process: {
    property: 'running',
    explain: key => `process ${key} is not running`,
    isVital: true,
  },
  port: {
    property: 'listening',
    explain: key => `nothing listens on port ${key}`,
    isVital: true,
  },
  command: {
    property: 'exit-status',
    explain: (key, live) => `command ${key} ended with status ${live}`,
    isVital: false,
  },
  http: {
    property: 'status',
    explain: (key, live) => `${key} answered with status ${live}`,
    isVital: false,
  },
};

export interface Failures {
  /** What is declared to work and does not, in words. */
  failures: string[];
  /** What is declared to work and is not known, in words. */
  open: string[];
}

/** What of the declared things does not work. */
export function listFailures(
  items: readonly HostItem[],
  { things }: HostFacts,
): Failures {
  const found: Failures = { failures: [], open: [] };
  for (const { kind, key, expected } of items) {
    const sign = lifeSigns[kind];
    if (!sign || !Object.hasOwn(expected, sign.property)) {
      continue;
    }
    const wanted = expected[sign.property];
    const live = liveOf(
      things[kind]?.byKey.get(key),
      sign.property,
      things[kind]?.complete,
    );
    if (live === undefined) {
      if (sign.isVital && wanted === true) {
        found.open.push(`whether ${kind} ${key} works is not known`);
      }
    } else if (wanted !== false && live !== wanted) {
      found.failures.push(sign.explain(key, live));
    }
  }
  return found;
}

function liveOf(
  thing: HostThing | undefined,
  property: string,
  isComplete: boolean | undefined,
): JsonValue | undefined {
  if (!thing) {
    return isComplete ? false : undefined;
  }
  return 'properties' in thing && Object.hasOwn(thing.properties, property)
    ? thing.properties[property]
    : undefined;
}
