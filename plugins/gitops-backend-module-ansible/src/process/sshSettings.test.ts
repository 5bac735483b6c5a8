import { sshSettings } from './sshSettings';

const noSharing = {
  ANSIBLE_SSH_ARGS: '-o ControlMaster=no -o ControlPath=none',
};

describe('sshSettings', () => {
  it.each([
    [
      'one connection for all tasks',
      undefined,
      '/tmp/run/tmp',
      {
        ANSIBLE_SSH_ARGS: '-o ControlMaster=auto -o ControlPersist=60s',
        ANSIBLE_SSH_CONTROL_PATH_DIR: '/tmp/run/tmp/ssh',
      },
    ],
    [
      "what the operator's file says",
      '/etc/ansible/ansible.cfg',
      '/tmp/run/tmp',
      { ANSIBLE_SSH_CONTROL_PATH_DIR: '/tmp/run/tmp/ssh' },
    ],
    [
      'no socket where its path is too long',
      undefined,
      `/${'a'.repeat(80)}`,
      noSharing,
    ],
    [
      'none either beside a file of the operator',
      '/a.cfg',
      `/${'a'.repeat(80)}`,
      noSharing,
    ],
  ])('are %s', (_, configFile, temporary, expected) => {
    expect(sshSettings(configFile, { temporary })).toEqual(expected);
  });
});
