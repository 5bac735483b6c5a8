import { formatValue } from './formatValue';

const long = 'x'.repeat(60);

describe('formatValue', () => {
  it.each([
    ['1.8.1-hotfix', '1.8.1-hotfix'],
    ['10', '"10"'],
    [10, '10'],
    ['true', '"true"'],
    [true, 'true'],
    ['', '""'],
    [' padded', '" padded"'],
    [null, 'null'],
    [['a', 1], '["a",1]'],
    [{ a: 1 }, '{"a":1}'],
    [{ a: long }, `{\n  "a": "${long}"\n}`],
    [undefined, ''],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('%p becomes %p', (value, text) => {
    expect(formatValue(value)).toEqual({ text, isCut: false });
  });

  it('cuts what is longer than the limit', () => {
    expect(formatValue('x'.repeat(11), 10)).toEqual({
      text: 'x'.repeat(10),
      isCut: true,
    });
  });
});
