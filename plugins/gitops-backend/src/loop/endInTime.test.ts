import { endInTime, OvertimeError } from './endInTime';

describe('endInTime', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const limits = { limitMs: 600_000, graceMs: 30_000 };
  const never = new Promise<never>(() => {});

  it('leaves an attempt alone that ends in time, and no timer behind', async () => {
    const abort = jest.fn();
    await expect(
      endInTime(Promise.resolve('done'), { ...limits, abort }),
    ).resolves.toBe('done');
    expect(jest.getTimerCount()).toBe(0);
    expect(abort).not.toHaveBeenCalled();
  });

  it('tells an attempt to end, and takes the word of one that heeds it', async () => {
    let fail: (error: Error) => void = () => {};
    const attempt = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const ended = endInTime(attempt, {
      ...limits,
      abort: error => fail(error),
    });
    jest.advanceTimersByTime(600_000);
    await expect(ended).rejects.toThrow('took longer than 600 s');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits no longer for one that does not', async () => {
    const abort = jest.fn();
    const ended = endInTime(never, { ...limits, abort });
    jest.advanceTimersByTime(629_999);
    expect(abort).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(1);
    await expect(ended).rejects.toBeInstanceOf(OvertimeError);
    expect(jest.getTimerCount()).toBe(0);
  });
});
