import { MemoryBudget } from './MemoryBudget';
import { MemoryShare } from './MemoryShare';

const mebibyte = 1024 * 1024;

/** A task that holds some bytes until the test ends it. */
function task(budget: MemoryBudget, usualBytes: number) {
  const usual = { bytes: usualBytes };
  const controller = new AbortController();
  const shares: MemoryShare[] = [];
  let end = () => {};
  const ended = budget.run(
    usual,
    async share => {
      shares.push(share);
      await new Promise<void>((resolve, reject) => {
        end = resolve;
        share.signal.addEventListener('abort', () =>
          reject(share.signal.reason),
        );
      });
    },
    controller.signal,
  );
  ended.catch(() => {});
  return { usual, controller, shares, ended, end: () => end() };
}

/** Lets everything run that waits for nothing but its turn. */
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('MemoryBudget', () => {
  it('lets tasks in by what they held last time, in the order in which they came', async () => {
    const budget = new MemoryBudget(100 * mebibyte);
    const large = task(budget, 60 * mebibyte);
    const next = task(budget, 60 * mebibyte);
    const small = task(budget, 5 * mebibyte);
    await settle();
    expect([large, next, small].map(t => t.shares.length)).toEqual([1, 0, 0]);
    large.end();
    await large.ended;
    await settle();
    expect([next, small].map(t => t.shares.length)).toEqual([1, 1]);
  });

  it('remembers what a task held, with room to grow', async () => {
    const first = task(new MemoryBudget(100 * mebibyte), 32 * mebibyte);
    await settle();
    first.shares[0].hold(40 * mebibyte);
    first.end();
    await first.ended;
    expect(first.usual.bytes).toBe(50 * mebibyte);
  });

  it('begins a task anew, alone, that outgrows its share while others hold the rest', async () => {
    const budget = new MemoryBudget(100 * mebibyte);
    const other = task(budget, 60 * mebibyte);
    const growing = task(budget, 30 * mebibyte);
    await settle();
    growing.shares[0].hold(40 * mebibyte);
    expect(() => growing.shares[0].hold(mebibyte)).toThrow('larger than all');
    await settle();
    expect(growing.shares).toHaveLength(1);
    other.end();
    await other.ended;
    await settle();
    expect(growing.shares).toHaveLength(2);
    growing.shares[1].hold(90 * mebibyte);
    growing.end();
    await growing.ended;
    expect(growing.usual.bytes).toBeGreaterThan(100 * mebibyte);
  });

  it('gives a task up that is larger than everything', async () => {
    const budget = new MemoryBudget(100 * mebibyte);
    const huge = task(budget, 500 * mebibyte);
    await settle();
    expect(() => huge.shares[0].hold(101 * mebibyte)).toThrow();
    await expect(huge.ended).rejects.toMatchObject({ code: 'too-large' });
    expect(huge.shares).toHaveLength(1);
    const after = task(budget, 100 * mebibyte);
    await settle();
    expect(after.shares).toHaveLength(1);
  });

  it('lets a task go that does not want to wait any longer, and those behind it in', async () => {
    const budget = new MemoryBudget(100 * mebibyte);
    task(budget, 60 * mebibyte);
    const impatient = task(budget, 60 * mebibyte);
    const small = task(budget, 5 * mebibyte);
    impatient.controller.abort(new Error('enough'));
    await expect(impatient.ended).rejects.toThrow('enough');
    await settle();
    expect(small.shares).toHaveLength(1);
  });

  it('never lets tasks hold more than there is, and lets all of them end', async () => {
    const budget = new MemoryBudget(64 * mebibyte);
    let held = 0;
    let most = 0;
    const signal = new AbortController().signal;
    const read = (pages: number) => async (share: MemoryShare) => {
      let own = 0;
      try {
        for (let page = 0; page < pages; page += 1) {
          share.hold(mebibyte);
          own += mebibyte;
          held += mebibyte;
          most = Math.max(most, held);
          await settle();
        }
      } finally {
        held -= own;
      }
      return pages;
    };
    const sizes = Array.from({ length: 40 }, (_, n) => (n * 7) % 61);
    await expect(
      Promise.all(
        sizes.map(size =>
          budget.run({ bytes: 4 * mebibyte }, read(size), signal),
        ),
      ),
    ).resolves.toEqual(sizes);
    expect(most).toBeLessThanOrEqual(64 * mebibyte);
    expect(held).toBe(0);
  });
});
