import { IgnoreDifferencesRule } from '../../model/delivery';
import { ResourceRef } from '../../model/resource';
import { parsePointer, PointerCursor } from './pointers';

/** What the ignore rules of a delivery say about one object. */
export interface SelectedRules {
  pointers: PointerCursor[];
  managers: Set<string>;
  /** Why the rules cannot be carried out, so that no verdict can be given. */
  failure?: { code: 'not-configured' | 'invalid'; message: string };
}

const noRules: SelectedRules = { pointers: [], managers: new Set() };

/** Selects by Argo CD's rules: group and kind are globs, name and namespace are exact where they are given. */
export function selectRules(
  rules: readonly IgnoreDifferencesRule[] | undefined,
  ref: ResourceRef,
): SelectedRules {
  const matching = rules?.filter(rule => matches(rule, ref)) ?? [];
  if (matching.length === 0) {
    return noRules;
  }
  const selected: SelectedRules = { pointers: [], managers: new Set() };
  for (const rule of matching) {
    for (const pointer of rule.jsonPointers ?? []) {
      const cursor = parsePointer(pointer, `ignoreDifferences ${pointer}`);
      if (cursor) {
        selected.pointers.push(cursor);
      } else {
        selected.failure = {
          code: 'invalid',
          message: `the ignore rule "${pointer}" is no JSON pointer`,
        };
      }
    }
    for (const manager of rule.managedFieldsManagers ?? []) {
      selected.managers.add(manager);
    }
    if (rule.jqPathExpressions?.length) {
      selected.failure = {
        code: 'not-configured',
        message:
          'an ignore rule has jqPathExpressions, which cannot be evaluated yet',
      };
    }
  }
  return selected;
}

function matches(rule: IgnoreDifferencesRule, ref: ResourceRef): boolean {
  return (
    matchesGlob(rule.group ?? '', ref.group) &&
    matchesGlob(rule.kind, ref.kind) &&
    (rule.name === undefined || rule.name === ref.name) &&
    (rule.namespace === undefined || rule.namespace === ref.namespace)
  );
}

/** `*` and `?` only, in linear time: a regular expression from a repository could be made to run for ever. */
export function matchesGlob(glob: string, text: string): boolean {
  let g = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (glob[g] === '*') {
      star = g;
      mark = t;
      g += 1;
    } else if (glob[g] === '?' || glob[g] === text[t]) {
      g += 1;
      t += 1;
    } else if (star >= 0) {
      g = star + 1;
      mark += 1;
      t = mark;
    } else {
      return false;
    }
  }
  while (glob[g] === '*') {
    g += 1;
  }
  return g === glob.length;
}
