import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { CommitInput, commitStream } from './commitStream';
import { runGit } from './runGit';

const branch = 'main';

/** Partial clones, fetches of any commit and pushes. Written as text: four calls of git for each repository take long. */
const settings = `[uploadpack]
\tallowFilter = true
\tallowAnySHA1InWant = true
[http]
\treceivepack = true
[gc]
\tauto = 0
`;

/** A bare repository on disk, written by real git. */
export class BareRepository {
  private constructor(readonly name: string, readonly directory: string) {}

  /** Makes an empty repository that serves partial clones and takes pushes. */
  static async create(
    name: string,
    directory: string,
  ): Promise<BareRepository> {
    await mkdir(directory, { recursive: true });
    await runGit([
      'init',
      '--quiet',
      '--bare',
      `--initial-branch=${branch}`,
      directory,
    ]);
    await appendFile(path.join(directory, 'config'), settings);
    return new BareRepository(name, directory);
  }

  /** Writes commits on top of the branch and gives the id of the last one. */
  async commit(commits: readonly CommitInput[]): Promise<string> {
    const continues = (await this.head()) !== undefined;
    await this.git(
      ['fast-import', '--quiet'],
      commitStream(commits, { branch, continues }),
    );
    return (await this.head()) as string;
  }

  /** The commit of the branch; undefined before the first one. */
  async head(): Promise<string | undefined> {
    const output = await this.git([
      'for-each-ref',
      '--format=%(objectname)',
      `refs/heads/${branch}`,
    ]);
    return output.toString().trim() || undefined;
  }

  /** All files below a folder at a revision, by their path from the root. */
  async readFolder(
    folder: string,
    revision = branch,
  ): Promise<Record<string, string>> {
    const only = folder === '.' ? [] : ['--', `${folder}/`];
    const listing = await this.git(['ls-tree', '-r', '-z', revision, ...only]);
    const entries = listing
      .toString()
      .split('\0')
      .filter(Boolean)
      .map(line => /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line))
      .filter(match => match !== null);
    if (entries.length === 0) {
      return {};
    }
    const ids = entries.map(([, id]) => id).join('\n');
    const contents = splitBatch(
      await this.git(['cat-file', '--batch'], `${ids}\n`),
    );
    return Object.fromEntries(
      entries.map(([, , file], index) => [file, contents[index]]),
    );
  }

  private git(args: readonly string[], input?: string): Promise<Buffer> {
    return runGit(['--git-dir', this.directory, ...args], { input });
  }
}

/** Cuts the answer of `cat-file --batch`: a line with the size, the content, a line end; and so on. */
function splitBatch(output: Buffer): string[] {
  const contents: string[] = [];
  for (let offset = 0; offset < output.length; ) {
    const lineEnd = output.indexOf('\n', offset);
    const size = Number(output.toString('utf8', offset, lineEnd).split(' ')[2]);
    contents.push(output.toString('utf8', lineEnd + 1, lineEnd + 1 + size));
    offset = lineEnd + 1 + size + 1;
  }
  return contents;
}
