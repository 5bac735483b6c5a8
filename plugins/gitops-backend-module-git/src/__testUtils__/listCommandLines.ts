import { readFileSync, readdirSync } from 'node:fs';

/** Command lines of all processes of the machine, as everybody can read them. Linux only. */
export function listCommandLines(): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll(
          '\0',
          ' ',
        );
      } catch {
        // It has ended meanwhile.
        return '';
      }
    });
}
