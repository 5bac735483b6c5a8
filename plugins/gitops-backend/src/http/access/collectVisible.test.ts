import { collectVisible } from './collectVisible';

/** Collects from the numbers below `size`, of which `isVisible` ones are visible, and notes the batches. */
async function collect(options: {
  size: number;
  count: number;
  after?: number;
  isVisible: (n: number) => boolean;
}) {
  const batches: number[] = [];
  const items = await collectVisible<number, number>({
    count: options.count,
    after: options.after,
    fetch: async (after = -1, limit) => {
      batches.push(limit);
      const length = Math.max(0, Math.min(limit, options.size - after - 1));
      return Array.from({ length }, (_, index) => after + 1 + index);
    },
    positionOf: n => n,
    filter: async list => list.filter(options.isVisible),
  });
  return { items, batches };
}

describe('collectVisible', () => {
  it.each([
    {
      name: 'one batch where everything is visible',
      options: { size: 5000, count: 4, isVisible: () => true },
      items: [0, 1, 2, 3],
      batches: [4],
    },
    {
      name: 'what is behind a position',
      options: { size: 5000, count: 2, after: 7, isVisible: () => true },
      items: [8, 9],
      batches: [2],
    },
    {
      name: 'growing batches where little is visible',
      options: {
        size: 5000,
        count: 3,
        isVisible: (n: number) => n % 1000 === 999,
      },
      items: [999, 1999, 2999],
      batches: [3, 200, 400, 800, 1000, 1000],
    },
    {
      name: 'the whole list where nothing is visible, once',
      options: { size: 1300, count: 10, isVisible: () => false },
      items: [],
      batches: [10, 200, 400, 800],
    },
    {
      name: 'the end of a list that ends with a batch',
      options: { size: 4, count: 4, isVisible: (n: number) => n > 0 },
      items: [1, 2, 3],
      batches: [4, 200],
    },
    {
      name: 'an empty list',
      options: { size: 0, count: 4, isVisible: () => true },
      items: [],
      batches: [4],
    },
  ])('collects $name', async ({ options, items, batches }) => {
    expect(await collect(options)).toEqual({ items, batches });
  });
});
