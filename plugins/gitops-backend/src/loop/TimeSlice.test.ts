import { TimeSlice } from './TimeSlice';

describe('TimeSlice', () => {
  it.each([
    [0, false],
    [14, false],
    [15, true],
    [1000, true],
    [-1, true],
  ])('is used after %d ms: %s', (elapsed, isUsed) => {
    let now = 5000;
    const slice = new TimeSlice(() => now);
    now += elapsed;
    expect(slice.isUsed).toBe(isUsed);
  });

  it('lets others go on, and begins anew after them', async () => {
    let now = 0;
    const slice = new TimeSlice(() => now);
    now = 20;
    let hadTurn = false;
    setImmediate(() => {
      hadTurn = true;
      now = 500;
    });
    await slice.rest();
    expect(hadTurn).toBe(true);
    expect(slice.isUsed).toBe(false);
  });
});
