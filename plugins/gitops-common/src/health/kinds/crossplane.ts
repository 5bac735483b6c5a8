import { anyOf, condition, withoutStatus } from '../clauses';
import { decideBy } from '../decideBy';
import { syncedClauses } from './conditions';

/** Types by which definitions, functions, packages and their revisions say that they are in use. */
const inUse = [
  'Ready',
  'Healthy',
  'RevisionHealthy',
  'Offered',
  'Established',
  'ValidPipeline',
];

/**
 * Managed resources, claims, composites, definitions and packages. `Creating` and `Deleting` are steps; `Unavailable`
 * is what Crossplane writes of a thing that was to be available and is not.
 */
export const assessCrossplane = decideBy(
  ...syncedClauses,
  ['degraded', condition('Responsive', 'False')],
  ['degraded', condition('Ready', 'False', { reason: /^Unavailable$/ })],
  ['degraded', condition('Healthy', 'False', { reason: /^Unhealthy/ })],
  ['degraded', condition('RevisionHealthy', 'False', { reason: /^Unhealthy/ })],
  ['progressing', condition('Ready', ['False', 'Unknown'])],
  ['progressing', condition('Installed', ['False', 'Unknown'])],
  ['progressing', condition('Healthy', ['False', 'Unknown'])],
  ['healthy', anyOf(...inUse.map(type => condition(type, 'True')))],
);

/** Kinds of Crossplane that are settings: none of them has anything to report. */
export const assessCrossplaneSetting = decideBy(
  ['none', withoutStatus],
  ['healthy', () => 'in use'],
);
