import { HostItem, HostQuestion } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { stringifyExactly } from '../../model/stringifyExactly';

interface Question extends HostQuestion {
  properties: string[];
  settings: Record<string, JsonValue>;
}

/**
 * What has to be found out to judge these lists of things of one host: each thing once, with the properties of all lists.
 * Where two of them want it looked at in different ways (another HTTP method), it is not asked at all, since one answer
 * cannot serve both: it stays unchecked. Of two time limits the longer one counts.
 *
 * @public
 */
export function questionsOf(
  itemLists: Iterable<readonly HostItem[]>,
): HostQuestion[] {
  const questions = new Map<string, Question | 'contradictory'>();
  for (const items of itemLists) {
    for (const { kind, key, expected, settings } of items) {
      const id = `${kind}\0${key}`;
      const known = questions.get(id);
      if (known === undefined) {
        const properties = Object.keys(expected);
        questions.set(id, { kind, key, properties, settings });
      } else if (known !== 'contradictory') {
        questions.set(id, unite(known, { expected, settings }));
      }
    }
  }
  return [...questions.values()]
    .filter(question => question !== 'contradictory')
    .map(question => ({
      ...question,
      properties: question.properties.sort(),
    }));
}

function unite(
  question: Question,
  { expected, settings }: Pick<HostItem, 'expected' | 'settings'>,
): Question | 'contradictory' {
  if (wayOf(question.settings) !== wayOf(settings)) {
    return 'contradictory';
  }
  return {
    ...question,
    properties: [
      ...new Set([...question.properties, ...Object.keys(expected)]),
    ],
    settings: withLongerTimeout(question.settings, settings),
  };
}

/** How to look, but for how long. */
function wayOf(settings: Readonly<Record<string, JsonValue>>): string {
  const entries = Object.entries(settings).filter(
    ([name]) => name !== 'timeout',
  );
  return stringifyExactly(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withLongerTimeout(
  a: Record<string, JsonValue>,
  b: Readonly<Record<string, JsonValue>>,
): Record<string, JsonValue> {
  const limits = [a.timeout, b.timeout].filter(
    limit => typeof limit === 'number',
  );
  return limits.length > 0 ? { ...a, timeout: Math.max(...limits) } : a;
}
