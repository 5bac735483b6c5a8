import { HostReading } from '@oneroof/plugin-gitops-common';
import { observedAtOf } from './selectDue';

/**
 * Which facts of a host count: those that we gathered while they are young, since they say what is declared; else the younger.
 *
 * @param youngerThan - milliseconds since 1970 from which on ours are young
 */
export function chooseReading(
  gathered: HostReading,
  elsewhere: HostReading | undefined,
  youngerThan: number,
): HostReading {
  const gatheredAt = observedAtOf(gathered);
  return elsewhere === undefined ||
    gatheredAt > youngerThan ||
    gatheredAt >= observedAtOf(elsewhere)
    ? gathered
    : elsewhere;
}
