import { Health, HealthStatus } from '../model/health';
import { rankOfHealth } from '../model/severity';

/**
 * The worst of some verdicts with its reason, the first one among equals. Kinds without health do not count; `healthy`
 * where none is left.
 *
 * @public
 */
export function mergeHealth(verdicts: Iterable<Health>): {
  status: HealthStatus;
  reason?: string;
} {
  let worst: Health | undefined;
  for (const verdict of verdicts) {
    if (
      verdict.status !== 'none' &&
      rankOfHealth(verdict.status) > (worst ? rankOfHealth(worst.status) : -1)
    ) {
      worst = verdict;
    }
  }
  return (
    (worst as { status: HealthStatus; reason?: string } | undefined) ?? {
      status: 'healthy',
    }
  );
}
