import { spawn } from 'node:child_process';
import { IncomingMessage, ServerResponse } from 'node:http';
import { parseCgiHeader } from './parseCgiHeader';

/** Answers one request through `git http-backend`, the program that real servers run. */
export function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  backend: { program: string; projectRoot: string; user?: string },
): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn(backend.program, [], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_PROJECT_ROOT: backend.projectRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
      REMOTE_USER: backend.user ?? '',
    },
  });
  child.on('error', () => response.destroy());
  child.stdin.on('error', () => {});
  request.pipe(child.stdin);
  response.on('close', () => child.kill());
  let head = Buffer.alloc(0);
  child.stdout.on('data', function readHead(chunk: Buffer) {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) {
      return;
    }
    child.stdout.off('data', readHead);
    const { status, headers } = parseCgiHeader(head.toString('latin1', 0, end));
    response.writeHead(status, headers);
    response.write(head.subarray(end + 4));
    child.stdout.pipe(response);
  });
  child.on('close', () => {
    if (!response.headersSent) {
      response.writeHead(502).end();
    }
  });
}
