import { formatAge } from '../output/formatAge';
import { printable } from '../output/printable';
import { DriftedResource } from './driftReport';

type Attribution = NonNullable<DriftedResource['drift'][number]['by']>;

/** Who and when: `scaled by hand with kubectl, 3 h ago`. */
export function formatAttribution(
  { words, time }: Attribution,
  now: Date,
): string {
  const age = time && formatAge(time, now);
  return printable(age ? `${words}, ${age}` : words);
}
