import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Fixture, createFixture } from './__testUtils__/createFixture';
import { listCommandLines } from './__testUtils__/listCommandLines';
import { basic } from './access/basic';

const { signal } = new AbortController();
const fresh = { maxAgeSeconds: 0 };

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
});
