import { gitEnvironment } from './gitEnvironment';

function settingsOf(environment: Record<string, string>) {
  return Object.fromEntries(
    Array.from({ length: Number(environment.GIT_CONFIG_COUNT) }, (_, index) => [
      environment[`GIT_CONFIG_KEY_${index}`],
      environment[`GIT_CONFIG_VALUE_${index}`],
    ]),
  );
}

describe('gitEnvironment', () => {
  const remote = {
    url: 'https://git.example.com:8443/acme/apps.git',
    protocols: 'https',
    authorization: 'Bearer abc',
  } as const;

  it('takes nothing over from ours but the way out', () => {
    const before = { ...process.env };
    try {
      process.env.GIT_TRACE = '1';
      process.env.GIT_SSH_COMMAND = 'touch pwned';
      process.env.GIT_EXEC_PATH = '/tmp';
      process.env.LD_PRELOAD = '/tmp/x.so';
      process.env.BACKEND_SECRET = 'secret';
      process.env.HTTPS_PROXY = 'http://proxy:3128';

      const environment = gitEnvironment({ home: '/empty', remote });

      expect(environment).not.toHaveProperty('GIT_TRACE');
      expect(environment).not.toHaveProperty('GIT_EXEC_PATH');
      expect(environment).not.toHaveProperty('LD_PRELOAD');
      expect(environment).not.toHaveProperty('BACKEND_SECRET');
      expect(environment).toMatchObject({
        HOME: '/empty',
        HTTPS_PROXY: 'http://proxy:3128',
        GIT_SSH_COMMAND: expect.stringMatching(
          /^ssh .*-oBatchMode=yes .*-oStrictHostKeyChecking=yes/,
        ),
      });
    } finally {
      process.env = before;
    }
  });

  it('sends the credential to its origin alone, and through the environment', () => {
    const environment = gitEnvironment({ home: '/empty', remote });

    expect(settingsOf(environment)).toMatchObject({
      'http.https://git.example.com:8443/.extraHeader':
        'Authorization: Bearer abc',
      'http.followRedirects': 'false',
      'core.hooksPath': '/dev/null',
      'protocol.version': '2',
    });
  });

  it.each([
    [remote, 'https'],
    [{ ...remote, protocols: 'ssh' as const }, 'ssh'],
    [undefined, 'none'],
  ])('allows the one protocol that is needed', (of, expected) => {
    expect(
      gitEnvironment({ home: '/empty', remote: of }).GIT_ALLOW_PROTOCOL,
    ).toBe(expected);
  });

  it('does not tell local commands where objects could be fetched', () => {
    const environment = gitEnvironment({ home: '/empty', repository: '/m' });

    expect(environment.GIT_DIR).toBe('/m');
    expect(Object.keys(settingsOf(environment)).join()).not.toContain(
      'remote.',
    );
  });
});
