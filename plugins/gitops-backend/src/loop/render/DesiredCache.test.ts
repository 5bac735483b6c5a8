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

describe('DesiredCache', () => {
  it('renders a key once, however many ask for it at a time', async () => {
    const cache = new DesiredCache(10_000);
    const render = jest.fn(async () => snapshot('a'));
    const [first, second] = await Promise.all([
      cache.get('a', render),
      cache.get('a', render),
    ]);
    expect(await cache.get('a', render)).toBe(first);
    expect(second).toBe(first);
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('does not keep a failure', async () => {
    const cache = new DesiredCache(10_000);
    const fail = () =>
      cache.get('a', async () => Promise.reject(new Error('no')));
    await expect(fail()).rejects.toThrow('no');
    expect((await cache.get('a', async () => snapshot('a'))).treeId).toBe('a');
  });

  it('forgets what was not used for longest, and never holds more than it may', async () => {
    const cache = new DesiredCache(1_000);
    const render = jest.fn(async (key: string) => snapshot(key, 250));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await cache.get(key, () => render(key));
      expect(cache.bytes).toBeLessThanOrEqual(1_000);
    }
    expect(render.mock.calls.map(([key]) => key)).toEqual(['a', 'b', 'c', 'b']);
  });

  it('passes on what is larger than all it may hold', async () => {
    const cache = new DesiredCache(1_000);
    const large = await cache.get('a', async () => snapshot('a', 5_000));
    expect(large.treeId).toBe('a');
    expect(cache.bytes).toBe(0);
  });
});
