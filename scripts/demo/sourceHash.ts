import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
}

/**
 * A hash over everything that a package is built from: its own files, those of the workspace packages that it
 * depends on, and `extraFiles` (relative to the root).
 */
export function sourceHash(
  root: string,
  packageDirectory: string,
  extraFiles: readonly string[],
): string {
  const folders = collectWorkspaceFolders(root, packageDirectory);
  const hash = createHash('sha256');
  for (const file of [...listFiles(root, folders), ...extraFiles]) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function collectWorkspaceFolders(root: string, start: string): string[] {
  const folderOf = workspaceFolders(root);
  const found = new Set([start]);
  for (const folder of found) {
    const { dependencies = {} } = readManifest(root, folder);
    for (const [name, range] of Object.entries(dependencies)) {
      const dependency = folderOf.get(name);
      if (range.startsWith('workspace:') && dependency) {
        found.add(dependency);
      }
    }
  }
  return [...found].sort();
}

function workspaceFolders(root: string): Map<string, string> {
  const manifests = listFiles(root, ['packages', 'plugins']).filter(file =>
    /^[^/]+\/[^/]+\/package\.json$/.test(file),
  );
  return new Map(
    manifests
      .map(file => path.dirname(file))
      .map(folder => [readManifest(root, folder).name, folder]),
  );
}

function readManifest(root: string, folder: string): Manifest {
  const file = path.join(root, folder, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Files that git knows or would add: what it ignores is output, not source. */
function listFiles(root: string, folders: readonly string[]): string[] {
  const args = ['ls-files', '-z', '-co', '--exclude-standard', '--'];
  const output = execFileSync('git', [...args, ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(output.split('\0'))]
    .filter(file => file && existsSync(path.join(root, file)))
    .sort();
}
