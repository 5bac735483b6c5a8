import { createReadStream, readdirSync } from 'node:fs';
import { createServer, Server, ServerResponse } from 'node:http';
import path from 'node:path';

const MEDIA_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Serves a built frontend on loopback; every path that names no file is the app's own and gets the index page. */
export async function serveFrontend(
  build: string,
  indexPage: string,
  port: number,
): Promise<Server> {
  const files = listFiles(build);
  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const [urlPath] = (request.url ?? '/').split('?');
    const file = files.get(urlPath);
    if (file) {
      sendFile(response, file, urlPath);
    } else if (urlPath.startsWith('/static/')) {
      response.writeHead(404).end();
    } else {
      sendIndexPage(response, indexPage);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** URL path to file. Only listed files are served, so no path can lead out of the folder. */
function listFiles(build: string): Map<string, string> {
  const entries = readdirSync(build, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter(entry => entry.isFile() && !/^(\.|index\.html)/.test(entry.name))
      .map(entry => path.join(entry.parentPath, entry.name))
      .map(file => [`/${path.relative(build, file)}`, file]),
  );
}

function sendFile(response: ServerResponse, file: string, urlPath: string) {
  response.writeHead(200, {
    'Content-Type':
      MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
    // Names below /static/ hold a hash of the content.
    'Cache-Control': urlPath.startsWith('/static/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function sendIndexPage(response: ServerResponse, indexPage: string) {
  response.writeHead(200, {
    'Content-Type': MEDIA_TYPES['.html'],
    'Cache-Control': 'no-store',
  });
  response.end(indexPage);
}
