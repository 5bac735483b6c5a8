import { Health } from '../../model/health';
import { HostDisk, HostItem, HostReading } from '../../model/host';
import { mergeHealth } from '../../health/mergeHealth';
import { degraded, healthy, progressing, unknown } from '../../health/verdicts';
import { explainAge } from '../judge/factsAge';
import { listFailures } from './listFailures';

/** A file system that is fuller is about to stop what writes to it. */
const fullPercent = 95;

/**
 * What is declared for one host, and what is known of it.
 *
 * @public
 */
export interface HostAssessment {
  items: readonly HostItem[];
  reading: HostReading;
  now: Date;
  /** Age at which facts no longer count, in milliseconds. */
  staleAfterMs: number;
}

/**
 * Health of one host: whether it answers, and what of its declared services, processes, ports, commands and addresses
 * does not work; then its disks, then whether it waits for a reboot. The worst comes first, in one sentence.
 *
 * @public
 */
export function assessHost({
  items,
  reading,
  now,
  staleAfterMs,
}: HostAssessment): Health {
  if ('cause' in reading) {
    return unknown(reading.cause.message);
  }
  const { facts } = reading;
  const age = explainAge(facts.observedAt, { now, staleAfterMs });
  if (age) {
    return unknown(age.message);
  }
  const { failures, open } = listFailures(items, facts);
  failures.push(...(facts.disks ?? []).flatMap(explainDisk));
  return mergeHealth([
    healthy(),
    ...sentence(failures).map(degraded),
    ...sentence(open).map(unknown),
    ...(facts.rebootRequired
      ? [progressing('a reboot is needed to finish an update')]
      : []),
  ]);
}

function explainDisk({ mount, sizeBytes, availableBytes }: HostDisk): string[] {
  const used = Math.floor((1 - availableBytes / sizeBytes) * 100);
  return sizeBytes > 0 && used >= fullPercent
    ? [`${mount} is ${Math.min(used, 100)} % full`]
    : [];
}

/** The first two in words; the drift has all of them. */
function sentence(parts: readonly string[]): string[] {
  if (parts.length === 0) {
    return [];
  }
  const told = parts.slice(0, 2).join(', ');
  return [parts.length > 2 ? `${told}, and ${parts.length - 2} more` : told];
}
