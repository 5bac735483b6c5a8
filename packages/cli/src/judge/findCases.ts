import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Case folders at and below a folder, sorted: a folder is a case if it holds `case.yaml`, else a folder of such. */
export async function findCases(folder: string): Promise<string[]> {
  if (await isThere(join(folder, 'case.yaml'))) {
    return [folder];
  }
  const cases: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const entry = join(folder, name);
    if ((await stat(entry)).isDirectory()) {
      cases.push(...(await findCases(entry)));
    }
  }
  return cases;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
