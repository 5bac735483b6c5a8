/**
 * Fields of built-in kinds where an empty map or a false is a choice, so that its absence is a difference: an empty
 * selector selects everything, an absent one nothing; an `emptyDir: {}` is a kind of volume.
 */
const choices = new Set([
  'allocateLoadBalancerNodePorts',
  'allowPrivilegeEscalation',
  'automountServiceAccountToken',
  'emptyDir',
  'enableServiceLinks',
  'namespaceSelector',
  'objectSelector',
  'podSelector',
  'selector',
]);

export function isMeaningfulWhenAbsent(field: string): boolean {
  return choices.has(field);
}
