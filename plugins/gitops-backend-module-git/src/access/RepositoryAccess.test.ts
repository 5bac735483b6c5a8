import { checkRepositoryUrl, isGitUrl } from './RepositoryAccess';

const access = {
  isKnownHost: (host: string) =>
    ['github.com', 'git.internal:3000', 'git.internal'].includes(host),
  httpHosts: new Set(['git.internal:3000']),
};

describe('checkRepositoryUrl', () => {
  it.each([
    ['https://github.com/acme/apps.git', 'https'],
    ['https://GITHUB.com:443/acme/apps', 'https'],
    ['ssh://git@github.com/acme/apps.git', 'ssh'],
    ['http://git.internal:3000/acme/apps.git', 'http'],
  ])('reaches %s by %s', (url, protocols) => {
    expect(checkRepositoryUrl(url, access)).toEqual({ url, protocols });
  });

  it.each([
    ['http://git.internal/apps.git', 'not-allowed', 'dangerouslyAllowHttp'],
    ['http://github.com/acme/apps.git', 'not-allowed', 'dangerouslyAllowHttp'],
    ['https://evil.example/acme/apps.git', 'not-allowed', 'evil.example'],
    ['https://github.com.evil.example/x', 'not-allowed', 'evil.example'],
    ['https://token@github.com/acme/apps.git', 'invalid', 'credentials'],
    ['ssh://git:pw@github.com/acme/apps.git', 'invalid', 'credentials'],
    ['ssh://-oProxyCommand=x@github.com/x', 'invalid', 'credentials'],
    ['ssh://-oProxyCommand=x/apps', 'invalid', 'host'],
    ['file:///etc/passwd', 'invalid', 'https://'],
    ['git@github.com:acme/apps.git', 'invalid', 'https://'],
    ['https://github.com\\@evil.example/x', 'invalid', 'https://'],
  ])('refuses %s as %s', (url, code, word) => {
    expect(() => checkRepositoryUrl(url, access)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(word),
      }),
    );
  });
});

describe('isGitUrl', () => {
  it.each([
    ['https://github.com/a/b', true],
    ['ssh://git@github.com/a/b', true],
    ['http://github.com/a/b', true],
    ['ext::sh', false],
    ['file:///x', false],
    ['', false],
  ])('%j: %s', (url, expected) => {
    expect(isGitUrl(url)).toBe(expected);
  });
});
