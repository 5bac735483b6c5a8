import { HostFacts, HostItem, HostItemKind } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { createMatchContext } from '../judge/createMatchContext';
import { hostKinds } from '../judge/hostProperties';
import { propertyOf } from '../judge/KnownThing';
import { MatchContext } from '../judge/matchers/Outcome';
import { textOf } from '../judge/matchers/values';
import { toldText } from '../judge/toldValue';

/** What tells of a declared thing whether it works. */
interface LifeSign {
  property: string;
  /** What does not work, in words. */
  explain(key: string, live: string): string;
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

/** Keys that are told in a sentence: a command may be a whole script. */
const longestKey = 80;

export interface Failures {
  /** What is declared to work and does not, in words. */
  failures: string[];
  /** What is declared to work and is not known, in words. */
  open: string[];
}

/** What of the declared things does not work. */
export function listFailures(
  items: readonly HostItem[],
  facts: HostFacts,
): Failures {
  const found: Failures = { failures: [], open: [] };
  const context = createMatchContext(facts);
  for (const item of items) {
    const sign = lifeSigns[item.kind];
    if (sign && Object.hasOwn(item.expected, sign.property)) {
      const key = toldText(item.key, longestKey);
      const live = liveOf(item, facts, sign);
      if (live === undefined) {
        if (sign.isVital && item.expected[sign.property] === true) {
          found.open.push(`whether ${item.kind} ${key} works is not known`);
        }
      } else if (isIll(item.expected[sign.property], live, context)) {
        found.failures.push(
          sign.explain(key, toldText(textOf(live) ?? '?', longestKey)),
        );
      }
    }
  }
  return found;
}

/** What runs although it must not is drift; ill is only what does not run. */
function isIll(
  wanted: JsonValue,
  live: JsonValue,
  context: MatchContext,
): boolean {
  const outcome = context.match(wanted, live, context);
  return live !== true && (outcome === 'fails' || outcome === 'incomparable');
}

function liveOf(
  { kind, key }: HostItem,
  { things }: HostFacts,
  { property }: LifeSign,
): JsonValue | undefined {
  const thing = things[kind]?.byKey.get(key);
  if (!thing) {
    return things[kind]?.complete ? false : undefined;
  }
  if ('cause' in thing) {
    return undefined;
  }
  const { existence } = hostKinds[kind];
  return existence && propertyOf(thing, existence) === false
    ? false
    : propertyOf(thing, property);
}
