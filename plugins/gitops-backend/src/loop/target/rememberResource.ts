import {
  KindSchema,
  KubernetesObject,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { DescribedResource } from './describeResource';
import { RememberedResource } from './TargetMemory';

/** What to remember of a resource that was judged. */
export function rememberResource(
  { apiVersion, hash, health, lastGood, sightings, sync }: DescribedResource,
  verdict: ResourceVerdict,
  {
    live,
    schema,
    isHealthOpen,
  }: {
    live: KubernetesObject | undefined;
    schema: KindSchema | undefined;
    isHealthOpen: boolean;
  },
): RememberedResource {
  return {
    apiVersion,
    kind: verdict.ref.kind,
    sync,
    health: health.status,
    lastGood,
    sightings,
    hash,
    judged: {
      uid: live?.metadata.uid,
      resourceVersion: live?.metadata.resourceVersion,
      schema,
      verdict,
      health,
      isHealthOpen,
    },
  };
}
