import { Cause, HostReading } from '@oneroof/plugin-gitops-common';
import { GatherWants, keyOfWants, lacks } from './GatherWants';

/** After this time a host is tried again that could not be asked. */
const retryAfterMs = 5 * 60 * 1000;

/** What came of the last attempt to gather facts of a host. */
export interface GatherAttempt {
  at: number;
  /** What was wanted then. */
  wantsKey: string;
  /** Why it brought nothing. */
  cause?: Cause;
  /** Whether the cause is about this very host, and not about the run. */
  isOfHost: boolean;
}

/** What is known about one host when it is decided whether to ask it. */
export interface GatherCandidate {
  name: string;
  wants: GatherWants;
  reading: HostReading | undefined;
  attempt: GatherAttempt | undefined;
}

/** How old facts may be. */
export interface GatherRhythm {
  everyMs: number;
  now: number;
  /** Somebody asked for a fresh look. */
  isRequested: boolean;
}

/**
 * The hosts to ask now: those whose facts are old, or lack something that is declared; those of whom the least is known
 * first, so that each has its turn where there is no time for all.
 */
export function selectDue(
  candidates: readonly GatherCandidate[],
  rhythm: GatherRhythm,
): string[] {
  return candidates
    .filter(candidate => isDue(candidate, rhythm))
    .map(({ name, reading, attempt }) => ({
      name,
      knownAt: Math.max(observedAtOf(reading), attempt?.at ?? 0),
    }))
    .sort((a, b) => a.knownAt - b.knownAt)
    .map(({ name }) => name);
}

function isDue(
  { wants, reading, attempt }: GatherCandidate,
  { everyMs, now, isRequested }: GatherRhythm,
): boolean {
  if (isRequested) {
    return true;
  }
  if (attempt?.cause) {
    return now - attempt.at >= Math.min(everyMs, retryAfterMs);
  }
  if (!reading || 'cause' in reading) {
    return true;
  }
  if (now - observedAtOf(reading) >= everyMs) {
    return true;
  }
  // What it did not say to this very question it will not say to the next.
  return attempt?.wantsKey !== keyOfWants(wants) && lacks(reading.facts, wants);
}

/** Milliseconds since 1970; 0 where there are no facts. */
export function observedAtOf(reading: HostReading | undefined): number {
  return reading && 'facts' in reading
    ? Date.parse(reading.facts.observedAt)
    : 0;
}
