/**
 * Health of a resource, best first.
 *
 * The order is the one in which a placement takes the worst of its resources: known-bad ranks above don't-know
 * (ADR 0003).
 *
 * @public
 */
export const healthStatuses = [
  'healthy',
  'suspended',
  'progressing',
  'unknown',
  'missing',
  'degraded',
] as const;

/** @public */
export type HealthStatus = (typeof healthStatuses)[number];

/**
 * A health verdict with its reason in words. `none` where the kind has no notion of health (a ConfigMap).
 *
 * @public
 */
export interface Health {
  status: HealthStatus | 'none';
  /** For example `2 of 3 replicas are available`. */
  reason?: string;
}
