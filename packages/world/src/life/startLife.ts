import { World } from '../world/World';
import { chooseEvent } from './chooseEvent';
import { createRandom } from './createRandom';
import { lifePlaces } from './lifePlaces';
import { performEvent } from './performEvent';
import { PlaceState } from './LifeEvent';

const turnMs = 12_000;

/** Lets things happen until the returned function is called. */
export function startLife(
  world: World,
  options: { seed: number; clock: () => Date },
): () => Promise<void> {
  const random = createRandom(options.seed);
  const places = lifePlaces(world.fleet);
  let turn: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    turn = turn
      .then(() => takeTurn(world, places, { random, now: options.clock() }))
      // Life is decoration: what fails here must not take the demo down.
      .catch(error => {
        process.stderr.write(`life: ${error}\n`);
      });
  }, turnMs);
  return async () => {
    clearInterval(timer);
    await turn;
  };
}

/** One turn: an event is chosen, happens, and is written down. */
export async function takeTurn(
  world: World,
  places: readonly PlaceState[],
  at: { random: () => number; now: Date },
): Promise<void> {
  const event = chooseEvent(places, {
    random: at.random,
    now: at.now.getTime(),
  });
  const state = event && places.find(({ place }) => place === event.place);
  if (!event || !state) {
    return;
  }
  await performEvent(world, event, { state, now: at.now });
  if (event.type === 'commit') {
    state.version = event.version;
  }
  state.waiting =
    event.type === 'apply' ? undefined : { since: at.now.getTime() };
}
