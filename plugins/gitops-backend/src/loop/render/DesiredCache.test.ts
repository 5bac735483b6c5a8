import { DesiredSnapshot } from '@oneroof/plugin-gitops-common';
import { DesiredCache } from './DesiredCache';

const snapshot = (treeId: string, size = 100): DesiredSnapshot => ({
  treeId,
  problems: [],
  objects: [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { a: 'x'.repeat(size) },
    },
  ],
});

/** A rendering that lasts until its signal ends, as renderers do that hang. */
const hang = (ending: AbortSignal) => () =>
  new Promise<DesiredSnapshot>((_, reject) => {
    ending.addEventListener('abort', () => reject(ending.reason));
  });

const { signal } = new AbortController();

describe('DesiredCache', () => {
  it('renders a key once, however many ask for it at a time', async () => {
    const cache = new DesiredCache(10_000);
    const render = jest.fn(async () => snapshot('a'));
    const [first, second] = await Promise.all([
      cache.get('a', render, signal),
      cache.get('a', render, signal),
    ]);
    expect(await cache.get('a', render, signal)).toBe(first);
    expect(second).toBe(first);
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('does not keep a failure', async () => {
    const cache = new DesiredCache(10_000);
    const fail = () =>
      cache.get('a', async () => Promise.reject(new Error('no')), signal);
    await expect(fail()).rejects.toThrow('no');
    expect(
      (await cache.get('a', async () => snapshot('a'), signal)).treeId,
    ).toBe('a');
  });

  it('begins anew, once, for those who wait when the first one gives up', async () => {
    const cache = new DesiredCache(10_000);
    const first = new AbortController();
    const started = cache.get('a', hang(first.signal), first.signal);
    const render = jest.fn(async () => snapshot('a'));
    const waiting = [1, 2].map(() => cache.get('a', render, signal));
    first.abort(new Error('out of time'));
    await expect(started).rejects.toThrow('out of time');
    expect(await Promise.all(waiting)).toMatchObject([
      { treeId: 'a' },
      { treeId: 'a' },
    ]);
    expect(render).toHaveBeenCalledTimes(1);
  });

  it("tells everybody of a failure that is nobody's own", async () => {
    const cache = new DesiredCache(10_000);
    const render = jest.fn(async () => Promise.reject(new Error('bad chart')));
    const asked = [1, 2].map(() => cache.get('a', render, signal));
    for (const { reason } of (await Promise.allSettled(
      asked,
    )) as PromiseRejectedResult[]) {
      expect(reason).toEqual(new Error('bad chart'));
    }
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('lets those go who stop to wait, and the others have the answer', async () => {
    const cache = new DesiredCache(10_000);
    let finish = (_: DesiredSnapshot) => {};
    const render = () =>
      new Promise<DesiredSnapshot>(resolve => {
        finish = resolve;
      });
    const started = cache.get('a', render, signal);
    const leaver = new AbortController();
    const leaving = cache.get('a', render, leaver.signal);
    leaver.abort(new Error('lost the lease'));
    await expect(leaving).rejects.toThrow('lost the lease');
    finish(snapshot('a'));
    expect((await started).treeId).toBe('a');
  });

  it('forgets what was not used for longest, and never holds more than it may', async () => {
    const cache = new DesiredCache(1_000);
    const render = jest.fn(async (key: string) => snapshot(key, 250));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await cache.get(key, () => render(key), signal);
      expect(cache.bytes).toBeLessThanOrEqual(1_000);
    }
    expect(render.mock.calls.map(([key]) => key)).toEqual(['a', 'b', 'c', 'b']);
  });

  it('passes on what is larger than all it may hold', async () => {
    const cache = new DesiredCache(1_000);
    const large = await cache.get(
      'a',
      async () => snapshot('a', 5_000),
      signal,
    );
    expect(large.treeId).toBe('a');
    expect(cache.bytes).toBe(0);
  });
});
