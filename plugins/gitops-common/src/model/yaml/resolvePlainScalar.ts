import { Document, isScalar, ScalarTag } from 'yaml';
import { JsonValue } from '../resource';
import { gossDialect, kubernetesDialect } from './dialects';
import { plainSlot } from './slots';

type Dialect = typeof kubernetesDialect | typeof gossDialect;

/** The tags that give a plain scalar its type, in the order in which the full parser asks them. */
const tagsOf = (dialect: Dialect) =>
  new Document(null, dialect).schema!.tags.filter(
    (tag): tag is ScalarTag & { test: RegExp } =>
      !tag.collection && tag.default === true && tag.test !== undefined,
  );

const kubernetes = tagsOf(kubernetesDialect);
// A text that looks like a slot must not become one.
const goss = tagsOf(gossDialect).filter(({ test }) => test !== plainSlot);

/** Begins like no number and no word of the dialect, or is longer than all words that begin so: then it is text. */
const surelyText = /^(?:[A-DG-MP-SU-XZa-dg-mp-su-xz/]|[FNOTYfnoty][^]{5})/;
/** What the full parser lets no plain scalar begin with. */
const reserved = /^[%@`,|>]/;
/** Longer texts are neither words nor numbers that anybody writes. */
const longestWord = 100;
const smallInteger = /^(?:0|[1-9]\d{0,14})$/;

/**
 * What a plain scalar says in the dialect of Kubernetes, by the very tags that the full parser uses.
 *
 * @returns undefined where the full parser has something to object
 */
export function resolvePlainScalar(text: string): JsonValue | undefined {
  if (surelyText.test(text)) {
    return text;
  }
  if (smallInteger.test(text)) {
    return Number(text);
  }
  if (reserved.test(text)) {
    return undefined;
  }
  return resolveBy(kubernetes, text);
}

/**
 * What a text says where it is put in place of a plain scalar of a host manifest. What is no word of the dialect is text,
 * whatever it would mean to a parser.
 */
export function resolveGossScalar(text: string): JsonValue {
  if (text.length > longestWord) {
    return text;
  }
  const value = resolveBy(goss, text);
  return value === undefined ? text : value;
}

function resolveBy(
  tags: typeof kubernetes,
  text: string,
): JsonValue | undefined {
  const tag = tags.find(({ test }) => test.test(text));
  return tag ? toJson(resolve(tag, text)) : text;
}

function resolve(tag: ScalarTag, text: string): unknown {
  try {
    const resolved = tag.resolve(text, refuse, { intAsBigInt: true });
    return isScalar(resolved) ? resolved.value : resolved;
  } catch {
    return undefined;
  }
}

function refuse(message: string): never {
  throw new TypeError(message);
}

function toJson(value: unknown): JsonValue | undefined {
  switch (typeof value) {
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : value;
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'boolean':
    case 'string':
      return value;
    default:
      return value === null ? null : undefined;
  }
}
