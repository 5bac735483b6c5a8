import { Cause } from '../../model/cause';
import { IgnoreDifferencesRule } from '../../model/delivery';
import {
  KubernetesObject,
  ResourceRef,
  stringifyResourceRef,
} from '../../model/resource';
import { isSecret, withEffectiveData } from '../secretData';
import { expandJqPath } from './expandJqPath';
import { IgnoredHere } from './IgnoredHere';
import { JqAnswer } from './JqQuestion';
import { matchesGlob } from './matchesGlob';
import { parsePointer } from './parsePointer';
import { addPath, createPathTree, PathTree } from './PathTree';

/** What the ignore rules say about one object. */
export interface SelectedRules {
  ignored?: IgnoredHere;
  managers: ReadonlySet<string>;
  /** Why the rules cannot be carried out, so that no verdict can be given. */
  failure?: Cause;
}

/** The pair that rules are selected for, and what is known of it. */
export interface RuleSubject {
  ref: ResourceRef;
  desired: KubernetesObject;
  live: KubernetesObject;
  jqAnswers?: ReadonlyMap<string, JqAnswer>;
}

/** The two documents to which rules are applied. */
export const ruleSides = ['desired', 'live'] as const;

const noRules: SelectedRules = { managers: new Set() };

/** Rules for an object, by Argo CD's ways: group and kind are patterns, name and namespace exact where they are given. */
export function matchingRules(
  rules: readonly IgnoreDifferencesRule[] | undefined,
  ref: ResourceRef,
): IgnoreDifferencesRule[] {
  return (
    rules?.filter(
      rule =>
        matchesGlob(rule.group ?? '', ref.group) &&
        matchesGlob(rule.kind, ref.kind) &&
        (!rule.name || rule.name === ref.name) &&
        (!rule.namespace || rule.namespace === ref.namespace),
    ) ?? []
  );
}

/** Key of the answer which paths an expression selects on one side of a pair. */
export function jqQuestionId(
  program: string,
  ref: ResourceRef,
  side: (typeof ruleSides)[number],
): string {
  return `${side}\n${stringifyResourceRef(ref)}\n${program}`;
}

/** Selects the rules for a pair, and turns what they cover into paths of both documents. */
export function selectRules(
  rules: readonly IgnoreDifferencesRule[] | undefined,
  subject: RuleSubject,
): SelectedRules {
  const matching = matchingRules(rules, subject.ref);
  if (matching.length === 0) {
    return noRules;
  }
  const trees = { desired: createPathTree(), live: createPathTree() };
  const managers = new Set<string>();
  for (const rule of matching) {
    const failure =
      coverPointers(rule, subject, trees) ??
      coverExpressions(rule, subject, trees);
    if (failure) {
      return { managers, failure };
    }
    rule.managedFieldsManagers?.forEach(manager => managers.add(manager));
  }
  return { ignored: trees, managers };
}

type Trees = Record<(typeof ruleSides)[number], PathTree>;

function coverPointers(
  { jsonPointers = [] }: IgnoreDifferencesRule,
  subject: RuleSubject,
  trees: Trees,
): Cause | undefined {
  for (const pointer of jsonPointers) {
    const segments = parsePointer(pointer);
    if (!segments) {
      return {
        code: 'invalid',
        message: `the ignore rule "${pointer}" is no JSON pointer`,
      };
    }
    for (const side of ruleSides) {
      cover(trees[side], segments, { subject, rule: pointer });
    }
  }
  return undefined;
}

function coverExpressions(
  { jqPathExpressions = [] }: IgnoreDifferencesRule,
  subject: RuleSubject,
  trees: Trees,
): Cause | undefined {
  for (const rule of jqPathExpressions) {
    for (const side of ruleSides) {
      const answer = subject.jqAnswers?.get(
        jqQuestionId(rule, subject.ref, side),
      );
      if (!answer) {
        return {
          code: 'not-configured',
          message: `the ignore rule "${rule}" needs jq, and nobody has evaluated it`,
        };
      }
      if ('failure' in answer) {
        const { code, message } = answer.failure;
        return { code, message: `the ignore rule "${rule}" ${message}` };
      }
      const document = isSecret(subject[side])
        ? withEffectiveData(subject[side])
        : subject[side];
      for (const path of answer.paths) {
        for (const segments of expandJqPath(path, document)) {
          cover(trees[side], segments, { subject, rule });
        }
      }
    }
  }
  return undefined;
}

function cover(
  tree: PathTree,
  segments: readonly string[],
  { subject, rule }: { subject: RuleSubject; rule: string },
) {
  // What git writes as stringData is compared as the data that it makes.
  const isStringData =
    segments[0] === 'stringData' && isSecret(subject.desired);
  addPath(
    tree,
    isStringData ? ['data', ...segments.slice(1)] : segments,
    `ignoreDifferences ${rule}`,
  );
}
