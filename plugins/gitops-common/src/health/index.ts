export * from './assessHealth';
export * from './findRelatedLists';
export type { HealthContext } from './HealthRule';
export * from './mergeHealth';
