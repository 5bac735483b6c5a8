import { basic } from '../access/basic';
import { describeFailure, isDamage } from './describeFailure';
import { GitFailure } from './GitFailure';

const remote = {
  url: 'https://git.example.com/acme/apps.git',
  protocols: 'https',
  authorization: basic('oauth2', 'glpat-4711'),
} as const;

describe('describeFailure', () => {
  it.each([
    ["fatal: Authentication failed for 'https://x/'", 'unauthorized'],
    [
      "fatal: could not read Username for 'https://x': terminal prompts disabled",
      'unauthorized',
    ],
    ['git@x: Permission denied (publickey).', 'unauthorized'],
    [
      "fatal: unable to access 'https://x/': The requested URL returned error: 403",
      'forbidden',
    ],
    [
      "fatal: unable to access 'https://x/': The requested URL returned error: 302",
      'not-allowed',
    ],
    ["fatal: transport 'file' not allowed", 'not-allowed'],
    ['Host key verification failed.', 'not-allowed'],
    ["fatal: couldn't find remote ref refs/heads/x", 'not-found'],
    ["fatal: repository 'https://x/' not found", 'not-found'],
    [
      "fatal: unable to access 'https://x/': Could not resolve host: x",
      'unreachable',
    ],
    ['fatal: the remote end hung up unexpectedly', 'unreachable'],
    [
      "fatal: unable to access 'https://x/': SSL certificate problem: self signed",
      'unreachable',
    ],
    ['fatal: mismatched algorithms: client sha1; server sha256', 'invalid'],
    ['fatal: something else', 'internal'],
    ['', 'internal'],
  ])('%s -> %s', (stderr, code) => {
    const error = describeFailure(new GitFailure('exit', stderr), remote);

    expect(error.code).toBe(code);
    expect(error.message).toMatch(
      /^cannot read https:\/\/git\.example\.com\/acme\/apps\.git: /,
    );
  });

  it.each([
    ['timeout', 'timeout'],
    ['too-large', 'too-large'],
    ['no-program', 'not-configured'],
  ] as const)('%s -> %s', (kind, code) => {
    expect(describeFailure(new GitFailure(kind), remote).code).toBe(code);
  });

  it('repeats what nobody knows without its secrets', () => {
    const stderr = 'remote: hint\nfatal: odd glpat-4711 https://a:b@c/\n';

    expect(
      describeFailure(new GitFailure('exit', stderr), remote).message,
    ).toContain('git says "fatal: odd *** https://***@c/"');
  });
});

describe('isDamage', () => {
  it.each([
    ['fatal: not a git repository: /x', true],
    ['error: object file ./objects/ab/cd is empty\n', true],
    ['fatal: bad object HEAD', true],
    ["fatal: repository 'https://x/' not found", false],
    ["fatal: 'x' does not appear to be a git repository", false],
    ['fatal: the remote end hung up unexpectedly', false],
  ])('%j: %s', (stderr, expected) => {
    expect(isDamage(new GitFailure('exit', stderr))).toBe(expected);
  });

  it('is nothing that is no failure of git', () => {
    expect(isDamage(new GitFailure('timeout', 'bad object'))).toBe(false);
    expect(isDamage(new Error('bad object'))).toBe(false);
  });
});
