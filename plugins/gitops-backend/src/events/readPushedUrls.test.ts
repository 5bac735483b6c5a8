import { normalizeRepositoryUrl } from './normalizeRepositoryUrl';
import { readPushedUrls } from './readPushedUrls';

describe('readPushedUrls', () => {
  it.each([
    [
      'GitHub',
      { repository: { clone_url: 'https://github.com/a/b.git', id: 1 } },
      ['https://github.com/a/b.git'],
    ],
    [
      'GitLab',
      {
        project: { git_http_url: 'https://gl/a/b.git' },
        repository: { homepage: 'https://gl/a/b' },
      },
      ['https://gl/a/b', 'https://gl/a/b.git'],
    ],
    ['ours', { repositoryUrl: 'https://x/a' }, ['https://x/a']],
    ['a number', 1, []],
    ['a wrong type', { repository: { clone_url: { $gt: '' } } }, []],
    ['an endless URL', { repositoryUrl: 'x'.repeat(3000) }, []],
  ])('of %s', (_name, payload, urls) => {
    expect(readPushedUrls(payload)).toEqual(urls);
  });
});

describe('normalizeRepositoryUrl', () => {
  it.each([
    'https://Git.example/acme/payments',
    'https://git.example/acme/payments.git',
    'https://user@git.example/acme/payments/',
    'git@git.example:acme/payments.git',
    'ssh://git@git.example/acme/payments',
  ])('has one spelling for %s', url => {
    expect(normalizeRepositoryUrl(url)).toBe('git.example/acme/payments');
  });

  it('keeps a port', () => {
    expect(normalizeRepositoryUrl('http://localhost:3000/a')).toBe(
      'localhost:3000/a',
    );
  });
});
