import { documentLimit, documentText } from './documentText';

describe('documentText', () => {
  it('sorts keys on every level', () => {
    expect(documentText({ b: 1, a: { d: [2], c: 'x' } })).toBe(
      'a:\n  c: x\n  d:\n    - 2\nb: 1\n',
    );
  });

  it('repeats shared parts instead of pointing at them', () => {
    const shared = { x: 1 };
    expect(documentText({ a: shared, b: shared })).not.toMatch(/[&*]/);
  });

  it('keeps long lines whole and cuts endless documents', () => {
    const line = 'word '.repeat(100).trim();
    expect(documentText({ line })).toBe(`line: ${line}\n`);
    const text = documentText({ line: 'x'.repeat(documentLimit + 10) });
    expect(text.length).toBeLessThan(documentLimit + 10);
    expect(text.endsWith('…\n')).toBe(true);
  });
});
