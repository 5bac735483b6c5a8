import { GroupVersionKind } from '../model/resource';

/** A kind whose objects say more about another object than it says itself. */
export interface RelatedKind extends GroupVersionKind {
  /** Whether those of the object's own namespace are wanted, or those of the cluster. */
  scope: 'namespace' | 'cluster';
  /** Whether only those are wanted that the object's `spec.selector` selects. */
  selected?: boolean;
}

/** Pods that a workload selects. */
export const selectedPods: RelatedKind = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  scope: 'namespace',
  selected: true,
};

/** All pods of the namespace. */
export const podsBeside: RelatedKind = { ...selectedPods, selected: false };

/** Classes of storage, few in any cluster. */
export const storageClasses: RelatedKind = {
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'StorageClass',
  scope: 'cluster',
};
