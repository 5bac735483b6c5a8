import { FollowedRefs } from './FollowedRefs';

const { signal } = new AbortController();

/** Fetches that end when the test says so. */
function createRemote() {
  const fetches: Array<{
    refs: readonly string[];
    signal: AbortSignal;
    answer(found: Record<string, string>): void;
    fail(error: Error): void;
  }> = [];
  return {
    fetches,
    fetchRefs: (refs: readonly string[], own: AbortSignal) =>
      new Promise<Map<string, string>>((resolve, reject) => {
        fetches.push({
          refs,
          signal: own,
          answer: found => resolve(new Map(Object.entries(found))),
          fail: reject,
        });
      }),
  };
}

describe('FollowedRefs', () => {
  let now: number;
  let remote: ReturnType<typeof createRemote>;
  let refs: FollowedRefs;

  beforeEach(() => {
    now = 1000;
    remote = createRemote();
    refs = new FollowedRefs({ fetchRefs: remote.fetchRefs, now: () => now });
  });

  it('gives the first candidate that is there', async () => {
    const found = refs.find(['b', 'a'], { maxAgeSeconds: 0 }, signal);
    remote.fetches[0].answer({ a: '1', b: '2' });

    await expect(found).resolves.toBe('2');
  });

  it('joins a fetch that began within the age, and starts another one otherwise', async () => {
    const first = refs.find(['a'], { maxAgeSeconds: 0 }, signal);
    now = 1500;
    const patient = refs.find(['a'], { maxAgeSeconds: 1 }, signal);
    const strict = refs.find(['a'], { maxAgeSeconds: 0 }, signal);
    expect(remote.fetches).toHaveLength(1);

    remote.fetches[0].answer({ a: 'old' });
    await expect(first).resolves.toBe('old');
    await expect(patient).resolves.toBe('old');
    expect(remote.fetches).toHaveLength(2);
    remote.fetches[1].answer({ a: 'new' });
    await expect(strict).resolves.toBe('new');
  });

  it('fetches again for a ref that the last fetch did not cover, together with the others', async () => {
    const a = refs.find(['a'], { maxAgeSeconds: 60 }, signal);
    remote.fetches[0].answer({ a: '1' });
    await a;

    const b = refs.find(['b'], { maxAgeSeconds: 60 }, signal);
    expect(remote.fetches[1].refs).toEqual(['a', 'b']);
    remote.fetches[1].answer({ a: '1', b: '2' });
    await expect(b).resolves.toBe('2');
  });

  it('counts the age of a fetch from its beginning', async () => {
    const first = refs.find(['a'], { maxAgeSeconds: 1 }, signal);
    now = 1900;
    remote.fetches[0].answer({ a: '1' });
    await first;

    now = 2000;
    const second = refs.find(['a'], { maxAgeSeconds: 1 }, signal);
    expect(remote.fetches).toHaveLength(2);
    remote.fetches[1].answer({ a: '2' });
    await expect(second).resolves.toBe('2');
  });

  it('tells all who wait of a failure, and asks again the next time', async () => {
    const all = [1, 2].map(() =>
      refs.find(['a'], { maxAgeSeconds: 60 }, signal).catch(e => e.message),
    );
    remote.fetches[0].fail(new Error('no route'));
    await expect(Promise.all(all)).resolves.toEqual(['no route', 'no route']);

    const again = refs.find(['a'], { maxAgeSeconds: 60 }, signal);
    remote.fetches[1].answer({ a: '1' });
    await expect(again).resolves.toBe('1');
  });

  it('aborts the fetch only when nobody waits for it any more', async () => {
    const one = new AbortController();
    const other = new AbortController();
    const outcomes = [one, other].map(controller =>
      refs
        .find(['a'], { maxAgeSeconds: 60 }, controller.signal)
        .catch(error => error.message),
    );
    one.abort(new Error('first gone'));
    await expect(outcomes[0]).resolves.toBe('first gone');
    expect(remote.fetches[0].signal.aborted).toBe(false);

    other.abort(new Error('second gone'));
    await expect(outcomes[1]).resolves.toBe('second gone');
    expect(remote.fetches[0].signal.aborted).toBe(true);

    const next = refs.find(['a'], { maxAgeSeconds: 60 }, signal);
    expect(remote.fetches).toHaveLength(2);
    remote.fetches[1].answer({ a: '1' });
    await expect(next).resolves.toBe('1');
  });

  it('forgets refs that nobody has asked for in a day', async () => {
    const old = refs.find(['old'], { maxAgeSeconds: 0 }, signal);
    remote.fetches[0].answer({});
    await expect(old).resolves.toBeUndefined();

    now += 24 * 60 * 60 * 1000 + 1;
    const young = refs.find(['young'], { maxAgeSeconds: 0 }, signal);
    expect(remote.fetches[1].refs).toEqual(['young']);
    remote.fetches[1].answer({ young: '1' });
    await expect(young).resolves.toBe('1');
  });

  it('asks for no more refs than fit into one command', async () => {
    for (let index = 0; index < 500; index += 1) {
      refs.find([`ref-${index}`], { maxAgeSeconds: 0 }, signal).catch(() => {});
    }
    remote.fetches[0].answer({});
    refs.forget();
    now += 1;
    await new Promise(setImmediate);

    expect(remote.fetches[1].refs).toHaveLength(400);
    expect(remote.fetches[1].refs).toContain('ref-499');
  });
});
