import {
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Scalar,
  YAMLMap,
} from 'yaml';
import { JsonValue } from '../resource';
import { setOwn } from './setOwn';
import { YamlLimits } from './YamlLimits';
import { YamlFault, YamlRefusal } from './YamlFault';

/** A fault at an offset of the text. */
export type OffsetFault = Pick<YamlFault, 'code' | 'message'> & {
  offset?: number;
};

/** What all documents of one text have spent together. */
export interface YamlBudget {
  values: number;
}

class Conversion {
  readonly faults: OffsetFault[] = [];
  private readonly anchors = new Map<string, unknown>();
  private aliases = 0;

  constructor(
    private readonly limits: YamlLimits,
    private readonly budget: YamlBudget,
  ) {}

  convert(node: unknown, depth: number): JsonValue {
    this.budget.values += 1;
    if (this.budget.values > this.limits.values) {
      throw new YamlRefusal(
        'too-large',
        `more than ${this.limits.values} values`,
        offsetOf(node),
      );
    }
    if (depth > this.limits.depth) {
      throw new YamlRefusal(
        'too-large',
        `nested deeper than ${this.limits.depth} levels`,
        offsetOf(node),
      );
    }
    if (isAlias(node)) {
      return this.convert(this.resolve(node.source, node), depth + 1);
    }
    this.remember(node);
    if (isMap(node)) {
      return this.convertMap(node, depth);
    }
    if (isSeq(node)) {
      return node.items.map(item =>
        isPair(item) ? null : this.convert(item, depth + 1),
      );
    }
    return isScalar(node) ? this.convertScalar(node) : null;
  }

  private resolve(anchor: string, alias: unknown): unknown {
    this.aliases += 1;
    if (this.aliases > this.limits.aliases) {
      throw new YamlRefusal(
        'too-large',
        `more than ${this.limits.aliases} aliases`,
        offsetOf(alias),
      );
    }
    if (!this.anchors.has(anchor)) {
      this.fault('invalid-yaml', `no anchor "${clip(anchor)}" above`, alias);
    }
    return this.anchors.get(anchor);
  }

  private remember(node: unknown) {
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) {
      this.anchors.set(node.anchor, node);
    }
  }

  private convertMap(map: YAMLMap, depth: number): JsonValue {
    const result: { [key: string]: JsonValue } = {};
    const own = new Set<string>();
    const merges: unknown[] = [];
    for (const { key, value } of map.items) {
      if (isMergeKey(key)) {
        merges.push(value);
        continue;
      }
      const name = this.convertKey(key);
      if (name === undefined) {
        continue;
      }
      if (own.has(name)) {
        this.fault(
          'duplicate-key',
          `key "${clip(name)}" stands here twice`,
          key,
        );
      }
      own.add(name);
      setOwn(result, name, this.convert(value, depth + 1));
    }
    for (const source of merges) {
      this.merge(result, source, depth + 1);
    }
    return result;
  }

  private merge(
    into: { [key: string]: JsonValue },
    source: unknown,
    depth: number,
  ) {
    const value = this.convert(source, depth);
    for (const part of Array.isArray(value) ? value : [value]) {
      if (part === null || typeof part !== 'object' || Array.isArray(part)) {
        this.fault('invalid-yaml', '"<<" must name a map', source);
        return;
      }
      for (const key of Object.keys(part)) {
        if (!Object.hasOwn(into, key)) {
          setOwn(into, key, part[key]);
        }
      }
    }
  }

  private convertKey(key: unknown): string | undefined {
    let node = key;
    if (isAlias(node)) {
      node = this.resolve(node.source, node);
    }
    this.remember(node);
    if (!isScalar(node) || node.value === null || node.value === undefined) {
      this.fault('invalid-yaml', 'a key must be a plain word', key);
      return undefined;
    }
    return String(node.value);
  }

  private convertScalar(node: Scalar): JsonValue {
    const { value } = node;
    switch (typeof value) {
      case 'bigint':
        return Number.isSafeInteger(Number(value)) ? Number(value) : value;
      case 'number':
        if (Number.isFinite(value)) {
          return value;
        }
        this.fault('invalid-yaml', 'infinity and NaN are no numbers', node);
        return null;
      case 'string':
      case 'boolean':
        return value;
      case 'symbol':
        return '<<';
      default:
        return null;
    }
  }

  private fault(code: OffsetFault['code'], message: string, node: unknown) {
    this.faults.push({ code, message, offset: offsetOf(node) });
  }
}

/**
 * Turns a parsed document into plain JSON values.
 *
 * The library's own conversion is not used: it compares each key of a map with each other key, and expands aliases
 * into shared objects, whose traversal explodes later. Here every use of an alias is paid for.
 */
export function convertYamlDocument(
  document: Document.Parsed,
  limits: YamlLimits,
  budget: YamlBudget,
): { value: JsonValue | undefined; faults: OffsetFault[] } {
  const conversion = new Conversion(limits, budget);
  const value = document.contents
    ? conversion.convert(document.contents, 0)
    : undefined;
  return { value, faults: conversion.faults };
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === 'symbol';
}

function offsetOf(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] } | null)?.range;
  return range?.[0];
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
