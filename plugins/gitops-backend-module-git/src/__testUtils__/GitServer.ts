import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** One request that has reached the server. */
export interface SeenRequest {
  method: string;
  url: string;
  authorization?: string;
}

/** Git over smart HTTP: git's own `http-backend` behind a small server on the loopback interface. */
export class GitServer {
  readonly requests: SeenRequest[] = [];

  /** Header value without which it answers 401. */
  authorization: string | undefined;
  /** Takes a request over, and returns true, before git sees it. */
  intercept:
    | ((request: IncomingMessage, response: ServerResponse) => boolean)
    | undefined;

  readonly #root: string;
  readonly #server: Server;
  readonly #children = new Set<ChildProcess>();

  private constructor(root: string) {
    this.#root = root;
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
  }

  /** @param root - folder of the bare repositories */
  static async start(root: string): Promise<GitServer> {
    const server = new GitServer(root);
    await new Promise<void>(resolve =>
      server.#server.listen(0, '127.0.0.1', resolve),
    );
    return server;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  urlOf(repository: string): string {
    return `http://${this.host}/${repository}`;
  }

  /** How many conversations have sent or asked for objects or refs since the server was started. */
  countUploads(): number {
    return this.requests.filter(
      ({ method, url }) =>
        method === 'POST' && url.endsWith('/git-upload-pack'),
    ).length;
  }

  async stop(): Promise<void> {
    for (const child of this.#children) {
      child.kill('SIGKILL');
    }
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, url, authorization: headers.authorization });
    if (this.intercept?.(request, response)) {
      return;
    }
    if (this.authorization && headers.authorization !== this.authorization) {
      response
        .writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' })
        .end('no');
      return;
    }
    this.#runBackend(request, response);
  }

  #runBackend(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://git.invalid');
    const child = spawn(join(execPath(), 'git-http-backend'), [], {
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_PROJECT_ROOT: this.#root,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        REQUEST_METHOD: request.method,
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        CONTENT_LENGTH: request.headers['content-length'] ?? '',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#children.add(child);
    child.on('close', () => this.#children.delete(child));
    child.stdin!.on('error', () => {});
    request.pipe(child.stdin!);
    relay(child, response);
  }
}

/** A CGI program prints headers, an empty line, and then the body. */
function relay(child: ChildProcess, response: ServerResponse): void {
  let head: Buffer | undefined = Buffer.alloc(0);
  child.stdout!.on('data', (chunk: Buffer) => {
    if (!head) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end >= 0) {
      for (const line of head.subarray(0, end).toString().split('\r\n')) {
        const [name, value] = line.split(/:\s*/, 2);
        if (name.toLowerCase() === 'status') {
          response.statusCode = parseInt(value, 10);
        } else {
          response.setHeader(name, value);
        }
      }
      response.write(head.subarray(end + 4));
      head = undefined;
    }
  });
  child.stdout!.on('end', () => response.end());
}

function execPath(): string {
  return execFileSync('git', ['--exec-path']).toString().trim();
}
