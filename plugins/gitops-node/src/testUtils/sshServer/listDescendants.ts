import { readdir, readFile } from 'node:fs/promises';

/**
 * All processes that a process has started, and theirs. Sessions of sshd are process groups of their own, and outlive
 * the server that has let them in.
 */
export async function listDescendants(
  ancestor: number | undefined,
): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  for (const name of names.filter(entry => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The second field is a name in brackets, which may hold anything.
    const parent = /\) \S (\d+) [^)]*$/.exec(stat)?.[1];
    parents.set(Number(name), Number(parent));
  }
  const found = new Set<number | undefined>([ancestor]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const [pid, parent] of parents) {
      if (found.has(parent)) {
        found.add(pid);
      }
    }
  }
  found.delete(ancestor);
  return [...found] as number[];
}
