export * from './assessHealth';
export type { HealthContext } from './HealthRule';
export * from './mergeHealth';
