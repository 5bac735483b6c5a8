import { KubernetesObject } from '../model/resource';
import { DesiredSnapshot } from '../model/snapshot';
import { declaredAutoscalers } from './autoscalers';
import { CompareOptions } from './CompareOptions';
import { declaredResources } from './declaredResources';
import { JqQuestion } from './ignore/JqQuestion';
import { jqQuestionId, matchingRules, ruleSides } from './ignore/selectRules';
import { recallVerdict, schemaOf } from './judgeDeclared';
import { LiveIndex } from './LiveIndex';
import { maskSecrets } from './maskSecrets';
import { isSecret, withEffectiveData } from './secretData';

/**
 * What `compareSnapshots` will want to know from jq for the same arguments. Empty where no rule has an expression, and
 * for objects whose verdict is recalled. Somebody with a clock and a jq answers, and hands the answers in as
 * `jqAnswers`.
 *
 * @public
 */
export function listJqQuestions(
  desired: DesiredSnapshot,
  live: LiveIndex,
  options: CompareOptions,
): JqQuestion[] {
  const rules = options.ignoreDifferences?.filter(
    ({ jqPathExpressions }) => jqPathExpressions?.length,
  );
  if (!rules?.length) {
    return [];
  }
  const declared = declaredResources(
    desired.objects,
    live,
    options.namespace || 'default',
  );
  const scaled = declaredAutoscalers(declared.values());
  const questions: JqQuestion[] = [];
  for (const { ref, key, object, live: found } of declared.values()) {
    const programs = new Set(
      matchingRules(rules, ref).flatMap(rule => rule.jqPathExpressions ?? []),
    );
    const counterpart = programs.size > 0 ? found : undefined;
    const autoscaler = scaled.get(key) ?? live.autoscaler(key);
    if (
      !counterpart ||
      recallVerdict(ref, counterpart, {
        options,
        autoscaler,
        schema: schemaOf(live, object),
      })
    ) {
      continue;
    }
    const documents = { desired: object, live: counterpart };
    for (const side of ruleSides) {
      const document = withoutSecrets(documents[side]);
      for (const program of programs) {
        const id = jqQuestionId(program, ref, side);
        questions.push({ id, program, document });
      }
    }
  }
  return questions;
}

function withoutSecrets(object: KubernetesObject): KubernetesObject {
  return isSecret(object)
    ? maskSecrets(withEffectiveData(object) as KubernetesObject)
    : object;
}
