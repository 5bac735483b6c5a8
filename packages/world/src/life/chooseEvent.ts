import { pick, Random } from './createRandom';
import { LifeEvent, PlaceState } from './LifeEvent';

/** How long an edit or commit stays before the delivery tool acts on it: long enough to be seen. */
export const waitingMs = 40_000;

/** At most this many places are away from git at a time, so that most of the board stays green. */
const maxWaiting = 3;

/** What happens next. Undefined where nothing does. */
export function chooseEvent(
  places: readonly PlaceState[],
  at: { now: number; random: Random },
): LifeEvent | undefined {
  const waiting = places.filter(state => state.waiting);
  const due = waiting.find(
    state => at.now - (state.waiting?.since ?? at.now) >= waitingMs,
  );
  if (due) {
    return { type: 'apply', place: due.place };
  }
  const quiet = places.filter(state => !state.waiting);
  if (waiting.length >= maxWaiting || quiet.length === 0) {
    return undefined;
  }
  const { place, version } = pick(at.random, quiet);
  const edit = pick(at.random, [
    'scale',
    'env',
    'image',
    'commit',
    'bad-commit',
  ] as const);
  switch (edit) {
    case 'commit':
      return { type: 'commit', place, version: nextVersion(version) };
    case 'bad-commit':
      return {
        type: 'commit',
        place,
        version: `${nextVersion(version)}-broken`,
      };
    default:
      return { type: 'edit', place, edit };
  }
}

/** The version after this one; after a broken one comes its repair. */
export function nextVersion(version: string): string {
  const [, head, patch] = /^(.*\.)(\d+)/.exec(version) ?? [
    undefined,
    '1.0.',
    '0',
  ];
  return `${head}${Number(patch) + 1}`;
}
