import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { shells } from '../__testUtils__/shells';
import { isShellWord, quoteShellWord } from './quoteShellWord';

/** Texts that mean something to some shell, somewhere. */
const nasty = [
  '',
  "'",
  "''",
  "'\\''",
  '\\',
  '\\\n',
  '"',
  '`id`',
  '$(id)',
  '${HOME}',
  '$HOME',
  '~',
  '!!',
  '*',
  '[a-z]',
  '{a,b}',
  '-n',
  '--',
  '#',
  ';id',
  '&',
  '|',
  '>x',
  '\n',
  '\r\n',
  '\t',
  ' a  b ',
  'a\u0007\u001b[31mb',
  'é漢😀',
  '\u0085\u2028',
  '%s%n',
];

// Hundreds of shells are started.
jest.setTimeout(60_000);

function readBack(command: readonly string[], texts: readonly string[]) {
  const script = texts
    .map(text => `printf '%s\\0' ${quoteShellWord(text)}\n`)
    .join('');
  const { stdout } = spawnSync(command[0], command.slice(1), { input: script });
  return stdout.toString().split('\0').slice(0, -1);
}

describe.each(shells)('quoteShellWord in $shell', ({ command }) => {
  it('gives texts back that mean something to shells', () => {
    expect(readBack(command, nasty)).toEqual(nasty);
  });

  it('gives every text back', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'\'"\\`$()!*?[]{}|&;<>#~% \n\ta') }),
    );
    fc.assert(
      fc.property(
        fc.array(word.filter(isShellWord), { minLength: 1, maxLength: 50 }),
        texts => {
          expect(readBack(command, texts)).toEqual(texts);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives every text back as an argument of sh -c', () => {
    const texts = nasty.filter(text => text !== '');
    for (const text of texts) {
      const { stdout } = spawnSync(command[0], [
        ...command.slice(1),
        '-c',
        `printf '%s' ${quoteShellWord(text)}`,
      ]);
      expect(stdout.toString()).toBe(text);
    }
  });
});

describe('quoteShellWord', () => {
  it.each(['a\0b', 'half \ud800', '\udc00'])('refuses %j', text => {
    expect(isShellWord(text)).toBe(false);
    expect(() => quoteShellWord(text)).toThrow(RangeError);
  });
});
