import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A bare repository that is written to with git's own commands. */
export class SeededRepository {
  readonly path: string;
  readonly #work: string;

  constructor(root: string, name = 'apps.git') {
    this.path = join(root, name);
    this.#work = join(root, `${name}.work`);
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', this.path]);
    this.git('config', 'uploadpack.allowFilter', 'true');
    this.git('config', 'gc.auto', '0');
  }

  /** Runs a command of git on the repository and gives what it printed. */
  git(...args: string[]): string {
    return this.#run(args);
  }

  gitWithInput(input: string | Buffer, ...args: string[]): string {
    return this.#run(args, { input });
  }

  /** Makes a commit that holds exactly these files the head of a branch. */
  commit(options: {
    branch?: string;
    files: Record<string, string | Uint8Array>;
    subject?: string;
    author?: string;
    /** Without it the branch's head, if there is one. */
    parent?: 'none';
  }): string {
    rmSync(this.#work, { recursive: true, force: true });
    mkdirSync(this.#work, { recursive: true });
    for (const [path, content] of Object.entries(options.files)) {
      const file = join(this.#work, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const index = join(this.path, 'seed-index');
    rmSync(index, { force: true });
    const environment = { GIT_INDEX_FILE: index, GIT_WORK_TREE: this.#work };
    this.#run(['add', '--all', '--force', '.'], { environment });
    const tree = this.#run(['write-tree'], { environment });
    return this.commitTree(tree, options);
  }

  /** Makes a commit of a tree that was made by hand. */
  commitTree(
    tree: string,
    options: {
      branch?: string;
      subject?: string;
      author?: string;
      parent?: 'none';
    } = {},
  ): string {
    const ref = `refs/heads/${options.branch ?? 'main'}`;
    const parent = this.#run(['for-each-ref', '--format=%(objectname)', ref]);
    const commit = this.#run(
      [
        'commit-tree',
        tree,
        ...(parent && options.parent !== 'none' ? ['-p', parent] : []),
      ],
      {
        input: options.subject ?? 'A commit',
        environment: { GIT_AUTHOR_NAME: options.author ?? 'Ada' },
      },
    );
    this.git('update-ref', ref, commit);
    return commit;
  }

  #run(
    args: string[],
    options: {
      input?: string | Buffer;
      environment?: Record<string, string>;
    } = {},
  ): string {
    return execFileSync('git', args, {
      cwd: options.environment?.GIT_WORK_TREE ?? this.path,
      input: options.input ?? '',
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        GIT_DIR: this.path,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
        ...options.environment,
      },
    })
      .toString()
      .trim();
  }
}
