import { execFile } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { worldDirectory } from './worldDirectory';

const run = promisify(execFile);

/** A commit to a repository of the world: what becomes of each file's content, which is empty for a file that is new. */
export interface Push {
  message: string;
  edits: Record<string, (content: string) => string>;
}

/** Clones a repository of the world over HTTP, edits, commits and pushes, as its people do. */
export async function push(
  repository: string,
  { message, edits }: Push,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'oneroof-e2e-'));
  const git = (...args: string[]) =>
    run('git', [
      ...['-c', 'user.name=Ada Holm', '-c', 'user.email=ada@example.com'],
      ...['-C', folder, ...args],
    ]);
  try {
    await git('clone', '--quiet', await urlOf(repository), '.');
    for (const [file, edit] of Object.entries(edits)) {
      const full = path.join(folder, file);
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, edit(await readFile(full, 'utf8').catch(() => '')));
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    await git('push', '--quiet', 'origin', 'main');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes a repository away from the git server while `meanwhile` goes on. */
export async function withoutRepository(
  repository: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const bare = path.join(worldDirectory, 'git', `${repository}.git`);
  await rename(bare, `${bare}.away`);
  try {
    await meanwhile();
  } finally {
    await rename(`${bare}.away`, bare);
  }
}

async function urlOf(repository: string): Promise<string> {
  const file = path.join(worldDirectory, 'app-config.world.yaml');
  const { gitops } = parse(await readFile(file, 'utf8')) as {
    gitops: { repositories: Array<{ url: string }> };
  };
  const found = gitops.repositories.find(({ url }) =>
    url.endsWith(`/${repository}.git`),
  );
  if (!found) {
    throw new Error(`the world has no repository ${repository}`);
  }
  return found.url;
}
