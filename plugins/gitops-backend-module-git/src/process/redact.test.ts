import { basic } from '../access/basic';
import { redact, secretsOf } from './redact';

describe('redact', () => {
  it.each([
    ['https://me:pw@host/x failed', 'https://***@host/x failed'],
    ['https://token@host/x', 'https://***@host/x'],
    ['Authorization: Basic abc, then', 'Authorization *** then'],
    ['bearer abc.def-ghi', 'bearer ***'],
    ['\u001b[31mred\u001b[0m\nline', '[31mred [0m line'],
    ['x'.repeat(1000), 'x'.repeat(300)],
  ])('%j -> %j', (text, expected) => {
    expect(redact(text, [])).toBe(expected);
  });

  it('hides every form of a credential', () => {
    const authorization = basic('oauth2-account', 'glpat-4711');
    const encoded = authorization.slice('Basic '.length);

    const text = redact(
      `a glpat-4711 b ${encoded} c ${authorization} d oauth2-account e`,
      secretsOf(authorization),
    );

    expect(text).toBe('a *** b *** c *** d *** e');
  });
});

describe('secretsOf', () => {
  it.each([
    [undefined, []],
    ['Bearer abcdefgh', ['Bearer abcdefgh', 'abcdefgh']],
  ])('%j', (authorization, expected) => {
    expect(secretsOf(authorization)).toEqual(expected);
  });
});
