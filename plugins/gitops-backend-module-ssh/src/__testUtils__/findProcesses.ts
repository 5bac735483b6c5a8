import { readdir, readFile } from 'node:fs/promises';

/** Command lines of the processes of this machine that contain a text; arguments apart by blanks. */
export async function findProcesses(
  text: string,
): Promise<Array<{ pid: number; commandLine: string }>> {
  const found: Array<{ pid: number; commandLine: string }> = [];
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name)) {
      const words = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(
        () => '',
      );
      const commandLine = words.replaceAll('\0', ' ');
      if (commandLine.includes(text)) {
        found.push({ pid: Number(name), commandLine });
      }
    }
  }
  return found;
}
