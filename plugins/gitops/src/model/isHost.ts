import { ResourceView } from '@oneroof/plugin-gitops-common';

/** Whether a resource is a machine of an inventory rather than an object of a cluster. */
export function isHost({
  group,
  kind,
}: Pick<ResourceView, 'group' | 'kind'>): boolean {
  return group === 'oneroof.dev' && kind === 'Host';
}
