import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { HostManifest } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { stringifyExactly } from '../../model/stringifyExactly';
import { hostManifestLimits } from './limits';
import { ManifestResolver, ResolvedHostManifest } from './ManifestResolver';
import { UsedVariables } from './template/findUsedVariables';

type Vars = { [key: string]: JsonValue };

/** Answers for one manifest that are remembered. */
const mostRemembered = 10_000;
/** Longer keys are hashed, since one is kept for each host. */
const longestKey = 200;

interface Memory {
  resolver: ManifestResolver;
  answers: Map<string, ResolvedHostManifest>;
}

/**
 * By the list of files, which stays the same object while the tree does, and whatever variables stand beside it. A memory
 * of answers that are always the same keeps this pure.
 */
const memories = new WeakMap<HostManifest['files'], Memory>();

/**
 * What a manifest declares for a host with these variables; those of the manifest itself win, as Ansible's extra
 * variables do. Never throws: what cannot be told is a problem, and never a guess.
 *
 * Hosts for which the variables that the files really use are equal get one and the same answer, without anything being
 * read again.
 *
 * @public
 */
export function resolveHostManifest(
  manifest: HostManifest,
  hostVars: Readonly<Record<string, JsonValue>>,
): ResolvedHostManifest {
  const memory = memories.get(manifest.files) ?? {
    resolver: new ManifestResolver(manifest.files),
    answers: new Map<string, ResolvedHostManifest>(),
  };
  memories.set(manifest.files, memory);
  const { resolver, answers } = memory;
  const vars = selectVars(resolver.uses, hostVars, manifest.vars);
  const deep = Object.keys(vars).find(name => isDeep(vars[name], 0));
  if (deep !== undefined) {
    const message = `the variable "${deep}" is nested deeper than ${hostManifestLimits.depth} levels`;
    const problem = { code: 'invalid-desired' as const, message };
    return { items: [], problems: [problem], skipped: [] };
  }
  const key = keyOf(vars);
  const known = answers.get(key);
  if (known) {
    return known;
  }
  if (answers.size >= mostRemembered) {
    answers.clear();
  }
  const answer = resolver.resolve(vars);
  answers.set(key, answer);
  return answer;
}

/** Only what may be looked at: the many other variables of a host cost nothing. */
function selectVars(
  uses: UsedVariables,
  hostVars: Readonly<Record<string, JsonValue>>,
  own: Readonly<Record<string, JsonValue>>,
): Vars {
  const names =
    uses === 'all'
      ? new Set([...Object.keys(hostVars), ...Object.keys(own)])
      : uses;
  return Object.fromEntries(
    [...names]
      .sort()
      .map(name => [name, [own, hostVars].find(v => Object.hasOwn(v, name))])
      .filter((entry): entry is [string, Vars] => entry[1] !== undefined)
      .map(([name, from]) => [name, from[name]]),
  );
}

function keyOf(vars: Vars): string {
  const text = stringifyExactly(Object.entries(vars));
  return text.length > longestKey
    ? bytesToHex(sha256(utf8ToBytes(text)))
    : text;
}

function isDeep(value: JsonValue, depth: number): boolean {
  if (value === null || typeof value !== 'object') {
    return false;
  }
  return (
    depth >= hostManifestLimits.depth ||
    Object.values(value).some(item => isDeep(item, depth + 1))
  );
}
