import { formatAge } from '../output/formatAge';
import { printable } from '../output/printable';
import { DriftedResource } from './driftReport';

type Attribution = NonNullable<DriftedResource['drift'][number]['by']>;

/** Who and when: `kubectl-edit, 3 h ago`. */
export function formatAttribution(
  { manager, subresource, time }: Attribution,
  now: Date,
): string {
  const who = manager ?? 'nobody recorded';
  const how = subresource ? ` through ${subresource}` : '';
  const age = time && formatAge(time, now);
  return printable([`${who}${how}`, age].filter(Boolean).join(', '));
}
