import { Condition, timeOf } from './statusFields';

/** The first failures of a start often heal. */
const graceMs = 5 * 60_000;

/** Whether a condition has been as it is for longer than a start takes. Without a clock nothing is said. */
export function hasLasted(
  { lastTransitionTime }: Pick<Condition, 'lastTransitionTime'>,
  now: Date | undefined,
): boolean {
  const since = timeOf(lastTransitionTime);
  return (
    now !== undefined && since !== undefined && now.getTime() - since > graceMs
  );
}
