import { ConfigReader } from '@backstage/config';
import { readGitConfig } from './readGitConfig';

const read = (git: object, repositories?: object[]) =>
  readGitConfig(new ConfigReader({ gitops: { git, repositories } }));

describe('readGitConfig', () => {
  it('has defaults', () => {
    expect(readGitConfig(new ConfigReader({}))).toEqual({
      directory: expect.stringMatching(/^\/.*oneroof-git-\d+$/),
      timeout: 60_000,
      httpHosts: new Set(),
      repositoryHosts: new Set(),
    });
  });

  it('reads what is set', () => {
    expect(
      read(
        {
          directory: '/var/cache/oneroof',
          timeout: { seconds: 90 },
          dangerouslyAllowHttp: ['Git.Internal:3000', '127.0.0.1:80'],
        },
        [{ url: 'https://git.acme.com:8443/x.git' }, { url: 'nonsense' }],
      ),
    ).toEqual({
      directory: '/var/cache/oneroof',
      timeout: 90_000,
      httpHosts: new Set(['git.internal:3000', '127.0.0.1']),
      repositoryHosts: new Set(['git.acme.com:8443']),
    });
  });

  it.each([
    [{ directory: 'cache' }, 'gitops.git.directory'],
    [{ directory: 1 }, 'gitops.git.directory'],
    [{ timeout: { seconds: 0 } }, 'gitops.git.timeout'],
    [{ timeout: { hours: 2 } }, 'gitops.git.timeout'],
    [{ timeout: 'soon' }, 'gitops.git.timeout'],
    [{ dangerouslyAllowHttp: 'all' }, 'gitops.git.dangerouslyAllowHttp'],
    [
      { dangerouslyAllowHttp: ['a', 'http://b'] },
      'gitops.git.dangerouslyAllowHttp[1]',
    ],
    [{ dangerouslyAllowHttp: ['*'] }, 'gitops.git.dangerouslyAllowHttp[0]'],
  ])('refuses %j by naming %s', (git, key) => {
    expect(() => read(git)).toThrow(key);
  });
});
