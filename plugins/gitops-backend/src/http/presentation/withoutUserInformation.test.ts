import { withoutUserInformation } from './withoutUserInformation';

describe('withoutUserInformation', () => {
  it.each([
    [
      'https://git.example.com/acme/apps.git',
      'https://git.example.com/acme/apps.git',
    ],
    ['https://token@git.example.com/acme', 'https://git.example.com/acme'],
    [
      'https://user:p%40ss@git.example.com/acme',
      'https://git.example.com/acme',
    ],
    ['ssh://git@git.example.com:22/acme', 'ssh://git.example.com:22/acme'],
    ['user:token@git.example.com:acme/apps', 'git.example.com:acme/apps'],
    ['', ''],
  ])('shows %p as %p', (repository, shown) => {
    expect(withoutUserInformation(repository)).toBe(shown);
  });
});
