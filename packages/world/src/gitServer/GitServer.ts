import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BareRepository } from './BareRepository';
import { GitFaults } from './GitFaults';
import { runGit } from './runGit';
import { serveGit } from './serveGit';

/** Where repositories are kept, and who may read them. */
export interface GitServerOptions {
  directory: string;
  /** Ask every client for this user and password. */
  credentials?: { username: string; password: string };
}

/** Real git over smart HTTP, on loopback. */
export class GitServer {
  readonly faults = new GitFaults();
  readonly repositories = new Map<string, BareRepository>();
  private readonly server: Server;
  private program = '';
  private baseUrl = '';

  constructor(private readonly options: GitServerOptions) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    });
  }

  get url(): string {
    return this.baseUrl;
  }

  /** Starts to listen; port 0 takes a free one. */
  async start(port = 0): Promise<void> {
    const execPath = (await runGit(['--exec-path'])).toString().trim();
    this.program = path.join(execPath, 'git-http-backend');
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    await new Promise(resolve => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  /** Makes an empty repository and serves it under `<name>.git`. */
  async createRepository(name: string): Promise<BareRepository> {
    const directory = path.join(this.options.directory, `${name}.git`);
    const repository = await BareRepository.create(name, directory);
    this.repositories.set(name, repository);
    return repository;
  }

  repository(name: string): BareRepository {
    const repository = this.repositories.get(name);
    if (!repository) {
      throw new Error(`no repository "${name}" in this world`);
    }
    return repository;
  }

  urlOf(name: string): string {
    return `${this.baseUrl}/${name}.git`;
  }

  private async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const name = /^\/([^/]+)\.git\//.exec(request.url ?? '')?.[1] ?? '';
    let isRefused = false;
    for (const fault of this.faults.matching(name)) {
      if (fault.type === 'hang') {
        return;
      }
      if (fault.type === 'down') {
        response.destroy();
        return;
      }
      if (fault.type === 'latency') {
        await wait(fault.ms);
      }
      isRefused ||= fault.type === 'unauthorized';
    }
    if (isRefused || !this.isAllowed(request)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="world"' });
      response.end('Unauthorized\n');
      return;
    }
    const { program, options } = this;
    serveGit(request, response, {
      program,
      projectRoot: options.directory,
      user: options.credentials?.username,
    });
  }

  private isAllowed(request: IncomingMessage): boolean {
    const { credentials } = this.options;
    if (!credentials) {
      return true;
    }
    const pair = `${credentials.username}:${credentials.password}`;
    const expected = `Basic ${Buffer.from(pair).toString('base64')}`;
    return request.headers.authorization === expected;
  }
}
