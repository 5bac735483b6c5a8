import { spawnSync } from 'node:child_process';
import { createProgram } from '../createProgram';
import { describeCommands } from './describeCommands';
import { writeCompletion } from './writeCompletion';

const program = createProgram(
  {
    cwd: '/',
    env: {},
    stdin: (async function* nothing() {})(),
    stdout: { write: () => true },
    stderr: { write: () => true },
    now: () => new Date(),
    signal: new AbortController().signal,
  },
  { exitCode: 0 },
);

/** What bash offers for the last word. */
function completeInBash(...words: string[]): string[] {
  const quoted = ['oneroof', ...words].map(word => `'${word}'`).join(' ');
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-u'], {
    input: `kubectl() { echo eu-1; echo us-1; }
${writeCompletion('bash', program)}
COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}
_oneroof
printf '%s\\n' "\${COMPREPLY[@]:-}"`,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe('completion in bash', () => {
  it.each<{ words: string[]; offered: string[] }>([
    { words: ['dr'], offered: ['drift'] },
    { words: ['drift', '--kube'], offered: ['--kubeconfig'] },
    {
      words: ['drift', '-f', 'x', '-o', ''],
      offered: ['table', 'json', 'yaml'],
    },
    { words: ['drift', '--context', 'e'], offered: ['eu-1'] },
    { words: ['completion', 'z'], offered: ['zsh'] },
    // Nothing of ours: bash offers files.
    { words: ['drift', '-f', ''], offered: [] },
    { words: ['validate', ''], offered: [] },
  ])('offers for $words: $offered', ({ words, offered }) => {
    expect(completeInBash(...words)).toEqual(offered);
  });
});

describe.each(['bash', 'zsh', 'fish'] as const)('the script for %s', shell => {
  const script = writeCompletion(shell, program);

  it('knows every command and every option', () => {
    for (const { name, options } of describeCommands(program)) {
      expect(script).toContain(name);
      for (const { long } of options) {
        expect(script).toMatch(new RegExp(`(--|-l )${long}\\b`));
      }
    }
  });
});

describe('the scripts for zsh and fish', () => {
  it('quote what is written in descriptions', () => {
    expect(writeCompletion('zsh', program)).toContain(
      "rules for differences that are no drift\\: a list in Argo CD'\\''s",
    );
    expect(writeCompletion('fish', program)).toContain("Argo CD\\'s");
  });
});
