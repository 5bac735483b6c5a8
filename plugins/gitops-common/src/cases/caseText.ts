import { parse } from 'yaml';
import { equalJson } from '../diff/values/json';

/** Reads a case document; integers keep all digits. */
export function readCaseYaml(text: string): unknown {
  return parse(text, { intAsBigInt: true });
}

/** One line of JSON for a person to compare; integers keep all digits. */
export function showValue(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'bigint' ? Number(inner) : inner,
  );
}

/** Differences of two lists whose order does not matter: what is missing (`-`) and what is too much (`+`). */
export function diffAsSets(
  name: string,
  expected: readonly unknown[],
  got: readonly unknown[],
): string[] {
  const left = [...got];
  const lines: string[] = [];
  for (const item of expected) {
    const index = left.findIndex(other => equalJson(item, other));
    if (index < 0) {
      lines.push(`- ${name} ${showValue(item)}`);
    } else {
      left.splice(index, 1);
    }
  }
  return [...lines, ...left.map(item => `+ ${name} ${showValue(item)}`)];
}
