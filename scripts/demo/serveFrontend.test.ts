import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveFrontend } from './serveFrontend';

describe('serveFrontend', () => {
  let parent: string;
  let server: Server;

  beforeAll(async () => {
    parent = mkdtempSync(path.join(tmpdir(), 'frontend-'));
    const build = path.join(parent, 'build');
    mkdirSync(path.join(build, 'static'), { recursive: true });
    writeFileSync(path.join(parent, 'secret.txt'), 'secret');
    writeFileSync(path.join(build, '.config-schema.json'), 'schema');
    writeFileSync(path.join(build, 'index.html'), 'of the build');
    writeFileSync(path.join(build, 'static/main.0123.js'), 'script');
    writeFileSync(path.join(build, 'favicon.ico'), 'icon');
    server = await serveFrontend(build, 'of this run', 0);
  });
  afterAll(() => {
    server.close();
    rmSync(parent, { recursive: true, force: true });
  });

  // `fetch` would tidy up `..` before it sends the path.
  function get(urlPath: string, method = 'GET') {
    const { port } = server.address() as AddressInfo;
    return new Promise<{ status?: number; type?: string; body: string }>(
      (resolve, reject) => {
        const options = { host: '127.0.0.1', port, path: urlPath, method };
        request(options, response => {
          let body = '';
          response.on('data', chunk => {
            body += chunk;
          });
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              type: response.headers['content-type'],
              body,
            }),
          );
        })
          .on('error', reject)
          .end();
      },
    );
  }

  it.each([
    { urlPath: '/', body: 'of this run' },
    { urlPath: '/catalog/default/component/a.b?tab=1', body: 'of this run' },
    { urlPath: '/index.html', body: 'of this run' },
    { urlPath: '/static/main.0123.js', body: 'script' },
    { urlPath: '/favicon.ico?x', body: 'icon' },
  ])('answers $urlPath with $body', async ({ urlPath, body }) => {
    expect(await get(urlPath)).toMatchObject({ status: 200, body });
  });

  it.each([
    '/.config-schema.json',
    '/../secret.txt',
    '/static/../../secret.txt',
  ])('keeps to itself what %s names', async urlPath => {
    expect((await get(urlPath)).body).not.toMatch(/secret|schema/);
  });

  it('tells a missing script from a page of the app', async () => {
    expect((await get('/static/main.4567.js')).status).toBe(404);
  });

  it('only reads', async () => {
    expect((await get('/', 'POST')).status).toBe(405);
  });
});
