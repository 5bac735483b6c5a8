import {
  KubernetesObject,
  parseApiVersion,
  ResourceRef,
  stringifyResourceRef,
} from '../model/resource';
import { scalers } from './known/scalers';
import { isMap, own } from './values/json';

/** How the sentence starts that says who sets the replicas. */
export const autoscalerWords = 'replicas are set by ';

/** The workload whose replicas an autoscaler sets, as the key of its reference, and the autoscaler in words. */
export function scaledWorkloadOf(
  object: KubernetesObject,
  namespace: string | undefined,
): { key: string; words: string } | undefined {
  const { group } = parseApiVersion(object.apiVersion);
  const scaler = scalers.get(`${group}/${object.kind}`);
  if (!scaler || !isMap(object.spec)) {
    return undefined;
  }
  const target = own(object.spec, scaler.target);
  if (!isMap(target) || typeof target.name !== 'string') {
    return undefined;
  }
  const apiVersion =
    own(target, 'apiVersion') ?? scaler.defaults?.apiVersion ?? '';
  const kind = own(target, 'kind') ?? scaler.defaults?.kind;
  return {
    key: stringifyResourceRef({
      group: parseApiVersion(String(apiVersion)).group,
      kind: String(kind),
      namespace,
      name: target.name,
    }),
    words: `${autoscalerWords}${object.kind} ${object.metadata.name}`,
  };
}

/** What sets the replicas of workloads according to git, in words, by the key of the workload's reference. */
export function declaredAutoscalers(
  declared: Iterable<{ object: KubernetesObject; ref: ResourceRef }>,
): Map<string, string> {
  const scaled = new Map<string, string>();
  for (const { object, ref } of declared) {
    const workload = scaledWorkloadOf(object, ref.namespace);
    if (workload) {
      scaled.set(workload.key, workload.words);
    }
  }
  return scaled;
}
