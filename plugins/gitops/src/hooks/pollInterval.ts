/** Milliseconds between two questions while an observation is awaited. */
export const awaitingPoll = 2_000;

/** Milliseconds between two questions otherwise. */
export const idlePoll = 30_000;

/** How long to wait before asking again. Signals usually come first; this is for portals without them. */
export function pollInterval(isAwaiting: boolean): number {
  return isAwaiting ? awaitingPoll : idlePoll;
}
