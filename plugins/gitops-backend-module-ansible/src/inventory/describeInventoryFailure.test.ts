import {
  describeInventoryFailure,
  tellsOfLostPart,
} from './describeInventoryFailure';

const root = '/tmp/oneroof-ansible-x1y2z3/files';
const files = ['hosts.yml', 'hosts', 'group_vars/web.yml', 'a b.yml'].map(
  shown => ({ absolute: `${root}/${shown}`, shown }),
);

describe('describeInventoryFailure', () => {
  it.each([
    [
      `[WARNING]:  * Failed to parse ${root}/hosts.yml with yaml plugin: hunter2\nERROR! Completely failed to parse inventory source ${root}/hosts.yml`,
      '"hosts.yml" could not be read as an inventory',
    ],
    [
      `[WARNING]:  * Failed to parse ${root}/hosts with ini plugin:\n${root}/hosts:12: Expected key=value, got:\nhunter2\nERROR! Completely failed to parse inventory source ${root}/hosts`,
      '"hosts", line 12, could not be read as an inventory',
    ],
    [
      `ERROR! Syntax Error\nThe error appears to be in '${root}/group_vars/web.yml': line 2, column 4`,
      '"group_vars/web.yml", line 2, could not be read as an inventory',
    ],
    [
      // Broken after 79 characters.
      `ERROR! Completely failed to parse inventory source ${root.slice(
        0,
        20,
      )}\n${root.slice(20)}/a\nb.yml`,
      '"a b.yml" could not be read as an inventory',
    ],
    [
      'ERROR! Attempting to decrypt but no vault secrets found',
      'a part of it is encrypted by Ansible Vault, and there is no password',
    ],
    ['', 'a part of it could not be read as an inventory'],
    [
      'hunter2'.repeat(100_000),
      'a part of it could not be read as an inventory',
    ],
  ])('tells place and meaning, never the words: %#', (stderr, expected) => {
    expect(describeInventoryFailure(stderr, files)).toBe(expected);
  });
});

describe('tellsOfLostPart', () => {
  it.each([
    [
      '[WARNING]: Skipping unexpected key (host) in group (web), only "vars",',
      true,
    ],
    [
      "[WARNING]: Skipping 'web' as this is not a valid\ngroup definition",
      true,
    ],
    ['[WARNING]: Found both group and host with same name: web', false],
    ['', false],
  ])('knows %j', (stderr, expected) => {
    expect(tellsOfLostPart(stderr)).toBe(expected);
  });
});
