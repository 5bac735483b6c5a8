/** An entry of a git tree. */
export interface TreeEntry {
  /** In octal, as git writes it: `100644`. */
  mode: string;
  id: string;
  /** From the repository's root. */
  path: string;
  /** False where the name is no UTF-8, and `path` only resembles it. */
  isExact: boolean;
}

const tab = 0x09;

/** Reads what `git ls-tree -z` printed. */
export function parseTreeEntries(output: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const line = output.subarray(start, end < 0 ? output.length : end);
    const split = line.indexOf(tab);
    const [mode, , id] = line.subarray(0, split).toString().split(' ');
    const name = line.subarray(split + 1);
    const path = name.toString();
    entries.push({ mode, id, path, isExact: Buffer.from(path).equals(name) });
    start += line.length + 1;
  }
  return entries;
}

/** Links lead out of the tree and submodules out of the repository; neither is content. */
export function isRegularFile(entry: TreeEntry): boolean {
  return entry.mode === '100644' || entry.mode === '100755';
}

export function isFolder(entry: TreeEntry): boolean {
  return entry.mode === '040000';
}

/** git's own tools never write such names, but a tree can be made by hand. */
export function staysInside(path: string): boolean {
  return path
    .split(/[/\\]/)
    .every(
      (segment, index) =>
        segment !== '..' &&
        segment !== '.' &&
        !(segment === '' && index === 0) &&
        segment.toLowerCase() !== '.git',
    );
}
