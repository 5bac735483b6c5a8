import {
  isAlias,
  isNode,
  isPair,
  isScalar,
  parseAllDocuments,
  visit,
} from 'yaml';
import { ObservationError } from '@oneroof/plugin-gitops-node';

const maxCharacters = 256 * 1024;
const maxAliases = 50;

class Refusal extends Error {}

/**
 * Reads a small YAML file that is checked here and then read again by kustomize. What the two could understand
 * differently is refused, so that nothing can be hidden from the check: other line breaks, tags, merge keys, repeated
 * keys.
 *
 * @throws ObservationError `invalid` or `too-large`
 */
export function readStrictYaml(text: string, file: string): unknown[] {
  if (text.length > maxCharacters) {
    throw new ObservationError(
      'too-large',
      `${file} is longer than ${maxCharacters} characters`,
    );
  }
  // go-yaml ends a line, and with it a comment, at each of these.
  if (/\r(?!\n)|[\u0085\u2028\u2029\ufeff]/.test(text)) {
    throw new ObservationError('invalid', `${file} holds unusual line breaks`);
  }
  try {
    const parsed = parseAllDocuments(text, {
      // Compares each key with each other key; repeated keys are found below.
      uniqueKeys: false,
      logLevel: 'silent',
    });
    return (Array.isArray(parsed) ? parsed : [parsed]).map(document => {
      const [fault] = [...document.errors, ...document.warnings];
      if (fault) {
        throw new Refusal(`is not valid YAML (${fault.code})`);
      }
      visit(document, { Node: refuseTag, Map: refuseRepeatedKeys });
      return document.toJS({ maxAliasCount: maxAliases });
    });
  } catch (error) {
    throw new ObservationError(
      'invalid',
      `${file} ${
        error instanceof Refusal ? error.message : 'is not valid YAML'
      }`,
    );
  }
}

function refuseTag(_key: unknown, node: unknown) {
  if (isNode(node) && !isAlias(node) && node.tag) {
    throw new Refusal('holds an explicit tag');
  }
}

function refuseRepeatedKeys(_key: unknown, map: { items: unknown[] }) {
  const seen = new Set<string>();
  for (const pair of map.items) {
    const key = isPair(pair) && isScalar(pair.key) ? pair.key.value : undefined;
    if (typeof key !== 'string') {
      throw new Refusal('has a key that is not a word');
    }
    if (key === '<<') {
      throw new Refusal('uses the merge key "<<"');
    }
    if (key === '__proto__' || seen.has(key)) {
      throw new Refusal('has a key twice, or one that is not allowed');
    }
    seen.add(key);
  }
}
