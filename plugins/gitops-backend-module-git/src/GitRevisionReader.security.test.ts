import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fixture, createFixture } from './__testUtils__/createFixture';
import { listCommandLines } from './__testUtils__/listCommandLines';
import { basic } from './access/basic';

const { signal } = new AbortController();
const fresh = { maxAgeSeconds: 0 };

// Real processes on a machine that may be busy.
jest.setTimeout(60_000);

describe('GitRevisionReader and attacks', () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await createFixture();
    fixture.repository.commit({ files: { 'apps/a/x.yaml': '1' } });
  });

  afterEach(async () => {
    await fixture.dispose();
  });

  it.each([
    'ext::sh -c touch% pwned',
    'file:///etc/passwd',
    '/etc/passwd',
    'git://127.0.0.1/apps.git',
    '--upload-pack=touch pwned',
    'ssh://-oProxyCommand=touch/x',
    'https://user:password@github.com/acme/apps.git',
    'https://github.com/acme/apps.git?x=1',
    'https://github.com/acme/apps.git#x',
    'https://github.com/acme/\napps.git',
    'https://169.254.169.254/latest/meta-data',
    'http://[::ffff:127.0.0.1]/apps.git',
    'https://localhost/apps.git',
  ])('refuses the repository %j before anything is asked', async url => {
    const error = await fixture
      .createReader()
      .resolve({ url }, fresh, signal)
      .catch(e => e);

    expect(error).toMatchObject({
      name: 'ObservationError',
      code: expect.stringMatching(/^(invalid|not-allowed)$/),
    });
    expect(error.message).not.toContain('password');
    expect(readdirSync(fixture.directory)).toEqual([]);
  });

  it.each([
    '--upload-pack=touch pwned',
    '-uwhatever',
    '',
    'a..b',
    '@{-1}',
    'main@{1}',
    'HEAD~1',
    'main^',
    ':main',
    '+main:refs/heads/x',
    'a b',
    'a\nb',
    'main*',
    'refs/heads/../../config',
    'x.lock',
    'x/.y',
    'x/',
    'a'.repeat(251),
  ])('refuses the ref %j before anything is asked', async ref => {
    await expect(
      fixture
        .createReader()
        .resolve({ ...fixture.location, ref }, fresh, signal),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(fixture.server.requests).toEqual([]);
  });

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'apps/../../x',
    'apps\\..\\..\\x',
    'apps\0x',
    'apps//a',
    '.git/config',
    '',
  ])('refuses the path %j', async path => {
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);

    await expect(
      reader.readTree(revision, { path }, signal),
    ).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      reader.findTrees(revision, [path], signal),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each(['--help', ':(glob)**', ':/', '*', '%2e%2e', '-r'])(
    'takes the path %j for a name',
    async path => {
      const reader = fixture.createReader();
      const revision = await reader.resolve(fixture.location, fresh, signal);

      await expect(
        reader.readTree(revision, { path }, signal),
      ).resolves.toEqual([]);
      await expect(reader.findTrees(revision, [path], signal)).resolves.toEqual(
        [undefined],
      );
    },
  );

  it.each(['--all', 'HEAD', 'main', 'a'.repeat(39)])(
    'refuses the commit %j',
    async commit => {
      const reader = fixture.createReader();
      const revision = await reader.resolve(fixture.location, fresh, signal);

      await expect(
        reader.readTree({ ...revision, commit }, { path: '.' }, signal),
      ).rejects.toMatchObject({ code: 'invalid' });
    },
  );

  describe('credentials', () => {
    const token = 'glpat-secret-4711';
    const authorization = basic('oauth2', token);
    const secrets = [token, authorization.slice('Basic '.length)];

    it('reach the server, and no command line and no file', async () => {
      fixture.server.authorization = authorization;
      const seen: string[] = [];
      fixture.server.intercept = () => {
        seen.push(...listCommandLines());
        return false;
      };
      const reader = fixture.createReader({ authorization });

      const revision = await reader.resolve(fixture.location, fresh, signal);
      await reader.readTree(revision, { path: '.' }, signal);

      expect(
        seen.filter(line => line.includes('fetch')).length,
      ).toBeGreaterThan(0);
      const stored = listFiles(fixture.directory).map(path =>
        readFileSync(path, 'latin1'),
      );
      for (const secret of secrets) {
        expect(seen.filter(line => line.includes(secret))).toEqual([]);
        expect(stored.filter(text => text.includes(secret))).toEqual([]);
      }
    });

    it('do not stand in the message when the server repeats them', async () => {
      fixture.server.intercept = (request, response) => {
        const text = `remote: ${request.headers.authorization} ${token} https://me:${token}@host/`;
        const line = `ERR ${text}\n`;
        const length = (line.length + 4).toString(16).padStart(4, '0');
        response
          .writeHead(200, {
            'Content-Type': 'application/x-git-upload-pack-advertisement',
          })
          .end(`001e# service=git-upload-pack\n0000${length}${line}`);
        return true;
      };

      const error = await fixture
        .createReader({ authorization })
        .resolve(fixture.location, fresh, signal)
        .catch(e => e);

      expect(error.name).toBe('ObservationError');
      for (const secret of secrets) {
        expect(error.message).not.toContain(secret);
        expect(JSON.stringify(error)).not.toContain(secret);
      }
    });

    it('of the machine are not used', async () => {
      fixture.server.authorization = authorization;
      const { HOME } = process.env;
      try {
        // git would take either by itself.
        process.env.HOME = fixture.folder;
        writeFileSync(
          join(fixture.folder, '.gitconfig'),
          `[http]\n\textraHeader = Authorization: ${authorization}\n`,
        );
        writeFileSync(
          join(fixture.folder, '.netrc'),
          `machine 127.0.0.1 login oauth2 password ${token}\n`,
        );
        await expect(
          fixture.createReader().resolve(fixture.location, fresh, signal),
        ).rejects.toMatchObject({ code: 'unauthorized' });
      } finally {
        process.env.HOME = HOME;
      }
    });
  });

  it('runs ssh with the account of the URL, without questions and with known host keys only', async () => {
    const { PATH } = process.env;
    const log = join(fixture.folder, 'ssh.log');
    writeFileSync(
      join(fixture.folder, 'ssh'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > ${log}\necho 'git@host: Permission denied (publickey).' >&2\nexit 255\n`,
      { mode: 0o755 },
    );
    process.env.PATH = `${fixture.folder}:${PATH}`;
    try {
      const url = `ssh://git@${fixture.server.host}/acme/$(touch-pwned).git`;
      await expect(
        fixture.createReader().resolve({ url }, fresh, signal),
      ).rejects.toMatchObject({ code: 'unauthorized' });
    } finally {
      process.env.PATH = PATH;
    }

    const args = readFileSync(log, 'utf8').trim().split('\n');
    expect(args).toEqual(
      expect.arrayContaining([
        '-oBatchMode=yes',
        '-oStrictHostKeyChecking=yes',
        'git@127.0.0.1',
        "git-upload-pack '/acme/$(touch-pwned).git'",
      ]),
    );
  });

  it('runs no hook that stands in the mirror', async () => {
    const reader = fixture.createReader();
    await reader.resolve(fixture.location, fresh, signal);
    const [mirror] = readdirSync(fixture.directory);
    const proof = join(fixture.folder, 'pwned');
    const hooks = join(fixture.directory, mirror, 'hooks');
    mkdirSync(hooks, { recursive: true });
    for (const hook of ['reference-transaction', 'post-fetch', 'pre-auto-gc']) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch ${proof}\n`, {
        mode: 0o755,
      });
    }
    fixture.repository.commit({ files: { a: '2' } });

    await reader.resolve(fixture.location, fresh, signal);

    expect(existsSync(proof)).toBe(false);
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile());
}
