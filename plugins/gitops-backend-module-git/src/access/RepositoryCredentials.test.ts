import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { basic } from './basic';
import { RepositoryCredentials } from './RepositoryCredentials';

function createCredentials(integrations: object) {
  return new RepositoryCredentials(
    ScmIntegrations.fromConfig(new ConfigReader({ integrations })),
  );
}

describe('RepositoryCredentials', () => {
  it.each([
    [
      'github',
      {
        host: 'ghe.acme.com',
        apiBaseUrl: 'https://ghe.acme.com/api/v3',
        token: 'ghp_1',
      },
      'https://ghe.acme.com/acme/apps.git',
      basic('x-access-token', 'ghp_1'),
    ],
    [
      'gitlab',
      {
        host: 'gitlab.acme.com',
        apiBaseUrl: 'https://gitlab.acme.com/api/v4',
        token: 'glpat',
      },
      'https://gitlab.acme.com/group/sub/apps.git',
      basic('oauth2', 'glpat'),
    ],
    [
      'gitea',
      { host: 'gitea.acme.com', username: 'bot', password: 'pw' },
      'https://gitea.acme.com/acme/apps.git',
      basic('bot', 'pw'),
    ],
    [
      'gitea',
      { host: 'gitea.acme.com', password: 'token' },
      'https://gitea.acme.com/acme/apps.git',
      basic('token', 'x-oauth-basic'),
    ],
    [
      'bitbucketCloud',
      { username: 'bot@acme.com', token: 'ATATT' },
      'https://bitbucket.org/acme/apps.git',
      basic('x-bitbucket-api-token-auth', 'ATATT'),
    ],
    [
      'bitbucketCloud',
      { username: 'bot', appPassword: 'pw' },
      'https://bitbucket.org/acme/apps.git',
      basic('bot', 'pw'),
    ],
    [
      'bitbucketServer',
      {
        host: 'bb.acme.com',
        apiBaseUrl: 'https://bb.acme.com/rest/api/1.0',
        token: 'BBDC',
      },
      'https://bb.acme.com/scm/acme/apps.git',
      'Bearer BBDC',
    ],
    [
      'azure',
      { host: 'dev.azure.com', credentials: [{ personalAccessToken: 'pat' }] },
      'https://dev.azure.com/acme/project/_git/apps',
      basic('', 'pat'),
    ],
    [
      'gerrit',
      {
        host: 'gerrit.acme.com',
        username: 'bot',
        password: 'pw',
        gitilesBaseUrl: 'https://gerrit.acme.com/gitiles',
      },
      'https://gerrit.acme.com/apps',
      basic('bot', 'pw'),
    ],
  ])('of %s %j', async (type, config, url, expected) => {
    await expect(
      createCredentials({ [type]: [config] }).getAuthorization(url),
    ).resolves.toBe(expected);
  });

  it.each([
    ['a host without any', 'https://gitlab.com/acme/apps.git'],
    ['a host that nobody knows', 'https://git.acme.com/acme/apps.git'],
    ['SSH', 'ssh://git@gitlab.acme.com/acme/apps.git'],
  ])('are none for %s', async (_, url) => {
    const credentials = createCredentials({
      gitlab: [
        {
          host: 'gitlab.acme.com',
          apiBaseUrl: 'https://gitlab.acme.com/api/v4',
          token: 'glpat',
        },
      ],
    });

    await expect(credentials.getAuthorization(url)).resolves.toBeUndefined();
  });

  it('are refused when they would make another header', async () => {
    const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
    jest.spyOn(integrations, 'byUrl').mockReturnValue({
      type: 'bitbucketServer',
      title: '',
      resolveUrl: () => '',
      resolveEditUrl: () => '',
    });
    jest.spyOn(integrations.bitbucketServer, 'byHost').mockReturnValue({
      config: { host: 'bb.acme.com', token: 'a\r\nX-Evil: 1', apiBaseUrl: '' },
    } as never);

    const error = await new RepositoryCredentials(integrations)
      .getAuthorization('https://bb.acme.com/scm/apps.git')
      .catch(e => e);

    expect(error).toMatchObject({ code: 'unauthorized' });
    expect(error.message).not.toContain('X-Evil');
  });
});
