import { formatAge } from './formatAge';
import { formatValue } from './formatValue';
import { printable } from './printable';
import { problemPlace } from './problemPlace';
import { stringifyReport } from './stringifyReport';

describe('formatAge', () => {
  it.each([
    ['2026-05-04T11:59:30Z', 'just now'],
    ['2026-05-04T12:00:05Z', 'just now'],
    ['2026-05-04T11:59:00Z', '1 min ago'],
    ['2026-05-04T09:00:01Z', '2 h ago'],
    ['2026-04-01T12:00:00Z', '33 d ago'],
    ['yesterday', undefined],
  ])('of %s is %s', (time, age) => {
    expect(formatAge(time, new Date('2026-05-04T12:00:00Z'))).toBe(age);
  });
});

describe('formatValue', () => {
  it.each<[unknown, string]>([
    ['text', '"text"'],
    ['two\nlines', '"two\\nlines"'],
    [{ a: [1, null] }, '{ "a": [ 1, null ] }'],
    [9007199254740993n, '9007199254740993'],
    ['\u009b\u202e', '"\\u009b\\u202e"'],
    ['x'.repeat(50), `"${'x'.repeat(28)}…`],
  ])('shows a value in one line: %s -> %s', (value, text) => {
    expect(formatValue(value, 30)).toBe(text);
  });
});

describe('printable', () => {
  it('keeps what people write', () => {
    expect(printable('Zürich 東京 …')).toBe('Zürich 東京 …');
  });
});

describe('problemPlace', () => {
  it.each([
    [
      { file: 'a.yaml', line: 3, column: 5, document: 2 },
      'a.yaml:3:5 (document 2)',
    ],
    [{ file: 'a.yaml' }, 'a.yaml'],
    [{}, ''],
  ])('of %j is %s', (problem, place) => {
    expect(problemPlace(problem)).toBe(place);
  });
});

describe('stringifyReport', () => {
  const report = { live: 9007199254740993n };

  it.each([
    ['json', '{\n  "live": 9007199254740993\n}\n'],
    ['yaml', 'live: 9007199254740993\n'],
  ] as const)('keeps all digits in %s', (format, text) => {
    expect(stringifyReport(report, format)).toBe(text);
  });
});
