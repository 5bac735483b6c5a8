import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { linkCommit } from './linkCommit';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitlab: [{ host: 'gitlab.com' }],
      gitea: [{ host: 'gitea.example.com:8443' }],
    },
  }),
);
const commit = '0123456789abcdef0123456789abcdef01234567';

describe('linkCommit', () => {
  it.each([
    {
      repository: 'https://github.com/acme/apps.git',
      link: `https://github.com/acme/apps/commit/${commit}`,
    },
    {
      repository: 'https://github.com/acme/apps/',
      link: `https://github.com/acme/apps/commit/${commit}`,
    },
    {
      repository: 'https://user:token@github.com/acme/apps',
      link: `https://github.com/acme/apps/commit/${commit}`,
    },
    {
      repository: 'https://gitlab.com/acme/group/apps.git?private_token=x#y',
      link: `https://gitlab.com/acme/group/apps/-/commit/${commit}`,
    },
    {
      repository: 'https://gitea.example.com:8443/acme/apps',
      link: `https://gitea.example.com:8443/acme/apps/commit/${commit}`,
    },
    { repository: 'https://unknown.example.com/acme/apps', link: undefined },
    { repository: 'ssh://git@github.com/acme/apps.git', link: undefined },
    // eslint-disable-next-line no-script-url
    { repository: 'javascript://github.com/%0aalert(1)', link: undefined },
    { repository: 'git@github.com:acme/apps.git', link: undefined },
    { repository: '', link: undefined },
  ])('links a commit of $repository to $link', ({ repository, link }) => {
    expect(linkCommit(integrations, { repository, commit })).toBe(link);
  });

  it.each(['', 'HEAD', '../../evil', 'abc', `${commit}?x`])(
    'links no commit %p',
    bad => {
      expect(
        linkCommit(integrations, {
          repository: 'https://github.com/acme/apps',
          commit: bad,
        }),
      ).toBeUndefined();
    },
  );
});
