import { allOf, condition, field, withoutStatus } from '../clauses';
import { decideBy } from '../decideBy';
import { reconcilingClauses, strictReadyClauses } from './conditions';

/**
 * Kustomizations, HelmReleases, sources, image policies and all else of Flux: one shape. An object whose generation was
 * never observed has nothing to say; one that failed says so in `Ready`, also while it tries again.
 */
export const assessFlux = decideBy(
  ...reconcilingClauses,
  ...strictReadyClauses,
);

/** A repository of charts that are OCI artifacts has nothing to fetch, and reports nothing. */
export const assessFluxHelmRepository = decideBy(
  ...reconcilingClauses.slice(0, 1),
  ['healthy', allOf(field('spec.type', 'oci'), withoutConditions)],
  ...reconcilingClauses.slice(1),
  ...strictReadyClauses,
);

/** Alerts and their providers are settings since their third beta; before it they had conditions. */
export const assessFluxNotification = decideBy(
  ...reconcilingClauses,
  ...strictReadyClauses,
  ['none', withoutStatus],
);

function withoutConditions(object: Parameters<typeof withoutStatus>[0]) {
  return condition('Ready', ['True', 'False', 'Unknown'])(object) === undefined
    ? 'a repository of OCI artifacts reports nothing'
    : undefined;
}
