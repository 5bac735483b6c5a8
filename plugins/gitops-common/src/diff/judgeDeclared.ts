import { Cause } from '../model/cause';
import {
  groupVersionKindOf,
  KubernetesObject,
  ResourceRef,
} from '../model/resource';
import { KindSchema } from '../model/kindSchema';
import { LiveKind } from '../model/snapshot';
import { autoscalerWords } from './autoscalers';
import { CompareOptions } from './CompareOptions';
import { compareResource } from './compareResource';
import { DeclaredResource } from './declaredResources';
import { selectRules } from './ignore/selectRules';
import { hookOf } from './known/hooks';
import { otherGroupOf } from './known/kinds';
import { LiveIndex } from './LiveIndex';
import { ResourceVerdict } from './ResourceVerdict';

/** What a judgement of one object goes by, besides the documents. */
export interface Judging {
  options: CompareOptions;
  /** What sets its replicas, in words. */
  autoscaler: string | undefined;
}

/** Judges one declared object: first whether anything can be told at all, then what. */
export function judgeDeclared(
  resource: DeclaredResource,
  live: LiveIndex,
  judging: Judging,
): ResourceVerdict {
  const { ref, object, live: counterpart } = resource;
  const { version } = groupVersionKindOf(object);
  const kind = live.kind(ref.group, ref.kind, version);
  const failure = failureOf(kind, ref.namespace);
  if (failure) {
    return { ...nothingTold(resource), cause: failure };
  }
  if (!counterpart) {
    return judgeAbsent(nothingTold(resource), object, live);
  }
  const schema = schemaOf(live, object);
  const recalled = recallVerdict(ref, counterpart, { ...judging, schema });
  if (recalled) {
    return recalled;
  }
  if (counterpart.apiVersion !== object.apiVersion) {
    return otherVersion(nothingTold(resource), counterpart.apiVersion);
  }
  const { options, autoscaler } = judging;
  const { jqAnswers } = options;
  return compareResource({
    ref,
    desired: object,
    live: counterpart,
    rules: selectRules(options.ignoreDifferences, {
      ref,
      desired: object,
      live: counterpart,
      jqAnswers,
    }),
    applier: options.applier,
    autoscaler,
    schema,
    schemaFailure: kind?.schemaFailure,
  });
}

function nothingTold({ ref, object }: DeclaredResource): ResourceVerdict {
  return {
    ref,
    apiVersion: object.apiVersion,
    sync: 'unknown',
    drift: [],
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
  };
}

/** By which the objects of a kind are compared: of the very version that git declares. */
export function schemaOf(
  live: LiveIndex,
  object: KubernetesObject,
): KindSchema | undefined {
  const { group, version, kind } = groupVersionKindOf(object);
  const read = live.kind(group, kind, version);
  return read?.version === version ? read.schema : undefined;
}

/** Why nothing can be said about objects of a kind in a namespace. */
function failureOf(
  kind: LiveKind | undefined,
  namespace: string | undefined,
): Cause | undefined {
  if (!kind) {
    return undefined;
  }
  const { failure } = kind;
  const covers =
    failure &&
    (failure.namespaces === undefined ||
      namespace === undefined ||
      failure.namespaces.includes(namespace));
  return covers ? failure.cause : undefined;
}

function judgeAbsent(
  base: ResourceVerdict,
  object: KubernetesObject,
  live: LiveIndex,
): ResourceVerdict {
  const { ref } = base;
  const group = otherGroupOf(ref.group, ref.kind);
  const moved =
    group === undefined ? undefined : live.object({ ...ref, group });
  if (moved) {
    return otherVersion(base, moved.apiVersion);
  }
  if (!live.kind(ref.group, ref.kind)) {
    return {
      ...base,
      cause: {
        code: 'not-observed',
        message: `nobody has read ${ref.kind} objects of group "${ref.group}" yet`,
      },
    };
  }
  const hook = hookOf(object);
  return hook
    ? {
        ...base,
        sync: 'ignored',
        ignoredBy: [`a hook that is not there now (${hook})`],
      }
    : { ...base, sync: 'missing' };
}

function otherVersion(base: ResourceVerdict, readAs: string): ResourceVerdict {
  const message = `git declares ${base.apiVersion}, the target was read as ${readAs}`;
  return {
    ...base,
    cause: { code: 'invalid', message },
    warnings: [{ code: 'version-mismatch', message }],
  };
}

/** The verdict of an earlier comparison, where it still holds. */
export function recallVerdict(
  ref: ResourceRef,
  counterpart: KubernetesObject,
  {
    options: { recall },
    autoscaler,
    schema,
  }: Judging & { schema: KindSchema | undefined },
): ResourceVerdict | undefined {
  const recalled = recall?.(ref, counterpart, schema);
  return recalled && wasScaled(recalled) === (autoscaler !== undefined)
    ? recalled
    : undefined;
}

/** Whether a verdict rests on an autoscaler. Where one came or went, it does not hold any more. */
function wasScaled(verdict: ResourceVerdict): boolean {
  return verdict.ignoredBy.some(words => words.startsWith(autoscalerWords));
}
