import { HealthStatus, PlacementSync, ResourceSync } from '../api/queries';

/** Verdicts of a resource in the order in which a person looks at them, worst first. */
export const resourceVerdicts: readonly ResourceSync[] = [
  'drifted',
  'missing',
  'unknown',
  'extra',
  'ignored',
  'in-sync',
];

/** Verdicts of a placement, worst first. */
export const placementVerdicts: readonly PlacementSync[] = [
  'drifted',
  'missing',
  'unknown',
  'extra',
  'pending',
  'ignored',
  'in-sync',
];

/** Health, worst first. */
export const healthVerdicts: readonly HealthStatus[] = [
  'degraded',
  'missing',
  'unknown',
  'progressing',
  'suspended',
  'healthy',
];
