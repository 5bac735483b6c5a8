import { Document, isScalar, ScalarTag } from 'yaml';
import { JsonValue } from '../resource';
import { kubernetesDialect } from './dialects';

/** The tags that give a plain scalar its type, in the order in which the full parser asks them. */
const tags = new Document(null, kubernetesDialect).schema!.tags.filter(
  (tag): tag is ScalarTag & { test: RegExp } =>
    !tag.collection && tag.default === true && tag.test !== undefined,
);

/** Begins like no number and no word of the dialect, or is longer than all words that begin so: then it is text. */
const surelyText = /^(?:[A-DG-MP-SU-XZa-dg-mp-su-xz/]|[FNOTYfnoty][^]{5})/;
/** What the full parser lets no plain scalar begin with. */
const reserved = /^[%@`,|>]/;
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
