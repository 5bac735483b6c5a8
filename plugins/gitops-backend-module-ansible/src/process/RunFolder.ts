import { chmod, chown, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivateFolder } from '@oneroof/plugin-gitops-node/process';

/** As whom a program runs, by the numbers of this machine. */
export interface Identity {
  uid: number;
  gid: number;
}

/** A folder that exists for one run only, for its user alone. Absolute paths, without links. */
export interface RunFolder {
  root: string;
  /** HOME of the run, empty. Also where it begins, so that nothing lies beside it that Ansible would pick up. */
  home: string;
  /** Where it may put what it needs for a moment. */
  temporary: string;
  /** For what we write and it reads. */
  files: string;
}

/**
 * Makes a folder for one run, and removes it at the end, whatever happens; of a killed process the next one does it.
 *
 * @param options - `parent`: the machine's folder for temporary files when absent; `identity`: to whom the folder belongs
 */
export async function withRunFolder<T>(
  options: { parent?: string; identity?: Identity },
  use: (folder: RunFolder) => Promise<T>,
): Promise<T> {
  const root = await makePrivateFolder(
    options.parent ?? tmpdir(),
    'oneroof-ansible-',
  );
  try {
    const folder = {
      root,
      home: join(root, 'home'),
      temporary: join(root, 'tmp'),
      files: join(root, 'files'),
    };
    for (const path of [folder.home, folder.temporary, folder.files]) {
      await mkdir(path, { mode: 0o700 });
    }
    const { identity } = options;
    if (identity) {
      for (const path of [folder.home, folder.temporary]) {
        await chown(path, identity.uid, identity.gid);
      }
      // `root` and `files` stay ours: the run looks into them through its group, and can change nothing there.
      for (const path of [root, folder.files]) {
        await chown(path, -1, identity.gid);
        await chmod(path, 0o750);
      }
    }
    return await use(folder);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
