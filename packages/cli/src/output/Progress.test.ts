import { Progress } from './Progress';

describe('Progress', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function create(isTTY: boolean) {
    const written: string[] = [];
    const write = (text: string) => written.push(text);
    return { written, progress: new Progress({ write, isTTY, columns: 30 }) };
  }

  it('says nothing to those who need not wait', () => {
    const { written, progress } = create(true);
    progress.show('Reading');
    jest.advanceTimersByTime(499);
    progress.end();
    expect(written).toEqual([]);
  });

  it('says what goes on, in one line that is gone at the end', () => {
    const { written, progress } = create(true);
    progress.show('Reading\u001b[2J');
    jest.advanceTimersByTime(1_000);
    progress.show('Comparing a very large number of objects');
    jest.advanceTimersByTime(100);
    progress.end();
    expect(written[0]).toBe('\r\u001b[KReading\\u001b[2J (0 s)');
    expect(written.at(-2)).toBe('\r\u001b[KComparing a very large number');
    expect(written.at(-1)).toBe('\r\u001b[K');
    jest.advanceTimersByTime(1_000);
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('writes nothing where nobody looks', () => {
    const { written, progress } = create(false);
    progress.show('Reading');
    jest.advanceTimersByTime(5_000);
    progress.end();
    expect(written).toEqual([]);
  });
});
