import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRevisionReader } from '../GitRevisionReader';
import { Git } from '../process/Git';
import { GitServer } from './GitServer';
import { SeededRepository } from './SeededRepository';

/** A git server with one repository, and readers for it; all of it in a folder that `dispose` removes. */
export async function createFixture() {
  const folder = mkdtempSync(join(tmpdir(), 'oneroof-git-test-'));
  const serverRoot = join(folder, 'server');
  const directory = join(folder, 'mirrors');
  const home = join(folder, 'home');
  for (const path of [serverRoot, directory, home]) {
    mkdirSync(path);
  }
  const server = await GitServer.start(serverRoot);
  const repository = new SeededRepository(serverRoot);
  const lifetime = new AbortController();

  const createReader = (options?: {
    timeout?: number;
    authorization?: string;
    now?: () => number;
    directory?: string;
  }) =>
    new GitRevisionReader({
      git: new Git({
        home,
        timeout: options?.timeout ?? 20_000,
        lifetime: lifetime.signal,
      }),
      directory: options?.directory ?? directory,
      access: {
        isKnownHost: host => host === server.host,
        httpHosts: new Set([server.host]),
      },
      getAuthorization: async () => options?.authorization,
      now: options?.now ?? (() => performance.now()),
    });

  return {
    folder,
    serverRoot,
    directory,
    home,
    server,
    repository,
    location: { url: server.urlOf('apps.git') },
    createReader,
    lifetime,
    async dispose() {
      lifetime.abort();
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export type Fixture = Awaited<ReturnType<typeof createFixture>>;
