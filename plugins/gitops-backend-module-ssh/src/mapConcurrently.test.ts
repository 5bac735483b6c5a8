import { mapConcurrently } from './mapConcurrently';

describe('mapConcurrently', () => {
  it('does every task once, in order, no more than some at a time', async () => {
    let open = 0;
    let most = 0;
    const items = Array.from({ length: 20 }, (_, index) => index);
    const results = await mapConcurrently(items, 3, async item => {
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      open -= 1;
      return item * 2;
    });
    expect(results).toEqual(items.map(item => item * 2));
    expect(most).toBe(3);
  });

  it('waits for what it has begun, begins nothing new, and throws', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const failing = mapConcurrently([0, 1, 2, 3], 2, async item => {
      begun.push(item);
      if (item === 0) {
        throw new Error('broken');
      }
      await new Promise(setImmediate);
      ended.push(item);
    });
    await expect(failing).rejects.toThrow('broken');
    expect(begun).toEqual([0, 1]);
    expect(ended).toEqual([1]);
  });

  it('has nothing to do for an empty list', async () => {
    expect(await mapConcurrently([], 3, async item => item)).toEqual([]);
  });
});
