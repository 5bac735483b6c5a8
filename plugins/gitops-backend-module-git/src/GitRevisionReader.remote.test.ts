import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Fixture, createFixture } from './__testUtils__/createFixture';
import { listCommandLines } from './__testUtils__/listCommandLines';
import { basic } from './access/basic';

const { signal } = new AbortController();
const fresh = { maxAgeSeconds: 0 };
const minute = { maxAgeSeconds: 60 };

// Real processes on a machine that may be busy.
jest.setTimeout(60_000);

describe('GitRevisionReader and its remote', () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await createFixture();
    fixture.repository.commit({ files: { 'apps/a/x.yaml': '1' } });
  });

  afterEach(async () => {
    await fixture.dispose();
  });

  describe('failures', () => {
    it.each([
      ['no credentials', undefined],
      ['wrong credentials', basic('oauth2', 'wrong-token-4711')],
    ])('says unauthorized for %s', async (_, authorization) => {
      fixture.server.authorization = basic('oauth2', 'right-token-4711');
      const reader = fixture.createReader({ authorization });

      const error = await reader
        .resolve(fixture.location, fresh, signal)
        .catch(e => e);

      expect(error).toMatchObject({
        name: 'ObservationError',
        code: 'unauthorized',
        message: `cannot read ${fixture.location.url}: the credentials were refused, or there are none`,
      });
    });

    it.each([
      [403, 'forbidden'],
      [404, 'not-found'],
      [429, 'unreachable'],
      [500, 'unreachable'],
      [503, 'unreachable'],
    ])('calls an answer %d %s', async (status, code) => {
      fixture.server.intercept = (_, response) => {
        response.writeHead(status).end('token=abc');
        return true;
      };

      await expect(
        fixture.createReader().resolve(fixture.location, fresh, signal),
      ).rejects.toMatchObject({ code });
    });

    it('says invalid for a web page', async () => {
      fixture.server.intercept = (_, response) => {
        response
          .writeHead(200, { 'Content-Type': 'text/html' })
          .end('<h1>Hello</h1>');
        return true;
      };

      await expect(
        fixture.createReader().resolve(fixture.location, fresh, signal),
      ).rejects.toMatchObject({
        code: expect.stringMatching(/invalid|not-found/),
      });
    });

    it('says unreachable when nobody listens, and recovers', async () => {
      const reader = fixture.createReader();
      fixture.server.intercept = request => {
        request.socket.destroy();
        return true;
      };
      await expect(
        reader.resolve(fixture.location, fresh, signal),
      ).rejects.toMatchObject({ code: 'unreachable' });

      fixture.server.intercept = undefined;
      await expect(
        reader.resolve(fixture.location, fresh, signal),
      ).resolves.toMatchObject({ subject: 'A commit' });
    });

    it('kills git with all its helpers when the server hangs', async () => {
      fixture.server.intercept = () => true;
      const reader = fixture.createReader({ timeout: 1000 });

      await expect(
        reader.resolve(fixture.location, fresh, signal),
      ).rejects.toMatchObject({ code: 'timeout' });

      expect(
        listCommandLines().filter(line => line.includes(fixture.server.host)),
      ).toEqual([]);
    });

    it('ends as soon as the last one who waits gives up', async () => {
      const controller = new AbortController();
      fixture.server.intercept = () => {
        controller.abort(new Error('enough'));
        return true;
      };

      await expect(
        fixture
          .createReader()
          .resolve(fixture.location, fresh, controller.signal),
      ).rejects.toThrow('enough');
    });

    it('ends when the portal stops', async () => {
      fixture.server.intercept = () => {
        fixture.lifetime.abort(new Error('The portal stops'));
        return true;
      };

      await expect(
        fixture.createReader().resolve(fixture.location, fresh, signal),
      ).rejects.toThrow('The portal stops');
    });
  });

  it('follows no redirect, so that no credential reaches another host', async () => {
    const seen: string[] = [];
    const other = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    fixture.server.intercept = (request, response) => {
      const { port } = other.address() as AddressInfo;
      response
        .writeHead(302, { Location: `http://127.0.0.1:${port}${request.url}` })
        .end();
      return true;
    };

    const error = await fixture
      .createReader({ authorization: basic('oauth2', 'secret-token-4711') })
      .resolve(fixture.location, fresh, signal)
      .catch(e => e);
    await new Promise(resolve => other.close(resolve));

    expect(error).toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('redirects'),
    });
    expect(seen).toEqual([]);
  });

  it.each([
    ['does not know filters', ['uploadpack.allowFilter', 'false']],
    ['refuses the filter', ['uploadpackfilter.blob:none.allow', 'false']],
  ])('fetches everything from a server that %s', async (_, config) => {
    fixture.repository.git('config', ...config);
    const reader = fixture.createReader();

    const revision = await reader.resolve(fixture.location, fresh, signal);
    const requests = fixture.server.requests.length;
    const files = await reader.readTree(revision, { path: 'apps' }, signal);

    expect(files.map(file => file.path)).toEqual(['apps/a/x.yaml']);
    expect(fixture.server.requests).toHaveLength(requests);
  });

  describe('how often it asks', () => {
    it('shares one fetch among all who ask at a time', async () => {
      await fixture.createReader().resolve(fixture.location, fresh, signal);
      const requestsOfOne = fixture.server.requests.length;
      const reader = fixture.createReader({
        directory: fixture.home,
        now: () => 0,
      });

      const revisions = await Promise.all(
        Array.from({ length: 20 }, () =>
          reader.resolve(fixture.location, minute, signal),
        ),
      );

      expect(new Set(revisions.map(r => r.commit)).size).toBe(1);
      expect(fixture.server.requests).toHaveLength(2 * requestsOfOne);
    });

    it('fetches again once the interval is over, and only asks when nothing changed', async () => {
      let now = 0;
      const reader = fixture.createReader({ now: () => now });
      await reader.resolve(fixture.location, minute, signal);
      const first = fixture.server.countUploads();

      now = 59_999;
      await reader.resolve(fixture.location, minute, signal);
      expect(fixture.server.countUploads()).toBe(first);

      now = 60_000;
      await reader.resolve(fixture.location, minute, signal);
      // One conversation about refs, none about objects.
      expect(fixture.server.countUploads()).toBe(first + 1);
    });

    it.each([3, 300])('fetches the %d blobs of a folder at once', async n => {
      const names = Array.from({ length: n }, (_, index) => `apps/a/${index}`);
      fixture.repository.commit({
        files: Object.fromEntries(names.map(name => [name, `file ${name}`])),
      });
      const reader = fixture.createReader();
      const revision = await reader.resolve(fixture.location, fresh, signal);
      const before = fixture.server.countUploads();

      const files = await reader.readTree(revision, { path: 'apps' }, signal);
      const after = fixture.server.countUploads();
      await reader.readTree(revision, { path: 'apps' }, signal);

      expect(files).toHaveLength(n);
      expect(after - before).toBe(1);
      expect(fixture.server.countUploads()).toBe(after);
    });

    it('reads blobs of the wanted files alone', async () => {
      fixture.repository.commit({
        files: { 'a/wanted.yaml': 'w', 'a/other.bin': 'o', 'b/x.yaml': 'x' },
      });
      const reader = fixture.createReader();
      const revision = await reader.resolve(fixture.location, fresh, signal);
      const filter = (path: string) => path.endsWith('.yaml');
      await reader.readTree(revision, { path: 'a', filter }, signal);
      const before = fixture.server.countUploads();

      await reader.readTree(revision, { path: 'a', filter }, signal);
      expect(fixture.server.countUploads()).toBe(before);
      await reader.readTree(revision, { path: 'a' }, signal);
      expect(fixture.server.countUploads()).toBe(before + 1);
    });
  });

  describe('refs', () => {
    const resolve = (ref?: string) =>
      fixture
        .createReader()
        .resolve({ ...fixture.location, ref }, fresh, signal);

    it('prefers a branch to a tag of the same name, and takes both in full', async () => {
      const tagged = fixture.repository.commit({ files: { a: 'tag' } });
      fixture.repository.git('tag', '-a', '-m', 'Release', 'v1', tagged);
      fixture.repository.git('tag', 'v2', tagged);
      const branch = fixture.repository.commit({
        branch: 'v1',
        files: { a: 'branch' },
      });

      await expect(resolve('v1')).resolves.toMatchObject({ commit: branch });
      await expect(resolve('refs/tags/v1')).resolves.toMatchObject({
        commit: tagged,
      });
      await expect(resolve('v2')).resolves.toMatchObject({ commit: tagged });
      await expect(resolve('refs/heads/v1')).resolves.toMatchObject({
        commit: branch,
      });
    });

    it('follows the default branch when it changes', async () => {
      const commit = fixture.repository.commit({
        branch: 'trunk',
        files: { a: '1' },
      });
      fixture.repository.git('symbolic-ref', 'HEAD', 'refs/heads/trunk');

      await expect(resolve()).resolves.toMatchObject({ commit });
    });

    it('follows a branch that was pushed with force', async () => {
      const reader = fixture.createReader();
      const old = await reader.resolve(fixture.location, fresh, signal);
      const commit = fixture.repository.commit({
        files: { 'apps/a/x.yaml': 'rewritten' },
        parent: 'none',
      });

      await expect(
        reader.resolve(fixture.location, fresh, signal),
      ).resolves.toMatchObject({ commit });
      await expect(reader.findTrees(old, ['apps/a'], signal)).resolves.toEqual([
        expect.any(String),
      ]);
    });

    it('follows a branch into a folder of its old name', async () => {
      const reader = fixture.createReader();
      const find = (ref: string) =>
        reader.resolve({ ...fixture.location, ref }, fresh, signal);
      fixture.repository.commit({ branch: 'team', files: { a: '1' } });
      await find('team');
      fixture.repository.git('update-ref', '-d', 'refs/heads/team');
      const commit = fixture.repository.commit({
        branch: 'team/a',
        files: { a: '2' },
      });

      await expect(find('team/a')).resolves.toMatchObject({ commit });
    });

    it('does not take the end of another ref for the wanted one', async () => {
      fixture.repository.git(
        'update-ref',
        'refs/heads/x/refs/heads/release',
        'main',
      );

      await expect(resolve('release')).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    it('says not-found for a repository without a commit', async () => {
      fixture.repository.git('update-ref', '-d', 'refs/heads/main');

      await expect(resolve()).rejects.toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('default branch'),
      });
    });

    it('says invalid for a tag that is no commit', async () => {
      const blob = fixture.repository.gitWithInput(
        'x',
        'hash-object',
        '-w',
        '--stdin',
      );
      fixture.repository.git('tag', 'blob', blob);

      await expect(resolve('blob')).rejects.toMatchObject({ code: 'invalid' });
    });

    it('makes one plain line of a hostile subject', async () => {
      fixture.repository.commit({
        files: { a: '1' },
        subject: `\u001b[31m<img src=x>\u202e ${'a'.repeat(5000)}\n\nbody`,
      });

      const { subject } = await resolve();

      expect(subject).toHaveLength(500);
      expect(subject).toMatch(/^\[31m<img src=x> a+$/);
    });
  });

  it('reads a commit that another process has resolved', async () => {
    const revision = await fixture
      .createReader()
      .resolve(fixture.location, fresh, signal);
    const reader = fixture.createReader({ directory: fixture.home });

    await expect(
      reader.findTrees(revision, ['apps'], signal),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      reader.readTree(revision, { path: 'apps' }, signal),
    ).resolves.toHaveLength(1);
    await expect(reader.findTrees(revision, ['apps'], signal)).resolves.toEqual(
      [expect.any(String)],
    );
  });
});
