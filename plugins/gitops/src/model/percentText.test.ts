import { percentText } from './percentText';

describe('percentText', () => {
  it.each([
    [1, '100%'],
    [0.9999, '99%'],
    [0.84, '84%'],
    [0.0004, '1%'],
    [0, '0%'],
  ])('writes %d as %s', (part, text) => {
    expect(percentText(part, 'en')).toBe(text);
  });
});
