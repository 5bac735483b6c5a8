import { planFleet } from '../seed/planFleet';
import { stories } from '../seed/stories';
import { chooseEvent, nextVersion, waitingMs } from './chooseEvent';
import { createRandom } from './createRandom';
import { lifePlaces } from './lifePlaces';

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const take = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 100 }, random);
    };

    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    expect(take(7).every(number => number >= 0 && number < 1)).toBe(true);
  });
});

describe('lifePlaces', () => {
  it('leaves the stories of the seed alone', () => {
    const places = lifePlaces(planFleet()).map(
      ({ place }) => `${place.component.name}/${place.environment.name}`,
    );

    expect(places.length).toBeGreaterThan(10);
    for (const story of stories) {
      expect(places).not.toContain(`${story.component}/${story.environment}`);
    }
  });
});

describe('nextVersion', () => {
  it.each([
    ['2.14.1', '2.14.2'],
    ['2.14.9', '2.14.10'],
    ['2.14.2-broken', '2.14.3'],
  ])('after %s comes %s', (before, after) => {
    expect(nextVersion(before)).toBe(after);
  });
});

describe('chooseEvent', () => {
  const now = 1_000_000;

  it('tells of edits, good commits and bad ones', () => {
    const random = createRandom(1);
    const places = lifePlaces(planFleet());
    const events = Array.from({ length: 50 }, () =>
      chooseEvent(places, { now, random }),
    );
    const kinds = events.map(event =>
      event?.type === 'commit' && event.version.endsWith('-broken')
        ? 'bad commit'
        : event?.type,
    );

    expect([...new Set(kinds)].sort()).toEqual([
      'bad commit',
      'commit',
      'edit',
    ]);
  });

  it('applies what has waited long enough, before anything else', () => {
    const places = lifePlaces(planFleet());
    const random = createRandom(1);
    places[3].waiting = { since: now - waitingMs };

    expect(chooseEvent(places, { now, random })).toEqual({
      type: 'apply',
      place: places[3].place,
    });
    expect(chooseEvent(places, { now: now - 1, random })).not.toMatchObject({
      type: 'apply',
    });
  });

  it('keeps most of the world quiet', () => {
    const places = lifePlaces(planFleet());
    places
      .slice(0, 3)
      .forEach(state => Object.assign(state, { waiting: { since: now } }));

    expect(
      chooseEvent(places, { now, random: createRandom(1) }),
    ).toBeUndefined();
  });
});
