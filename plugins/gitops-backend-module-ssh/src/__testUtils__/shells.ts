import { existsSync } from 'node:fs';

/** Shells of this machine that a host may have as `/bin/sh`, each as a command line. dash and bash are everywhere. */
export const shells: ReadonlyArray<{ shell: string; command: string[] }> = [
  { shell: 'dash', command: ['/bin/dash'] },
  { shell: 'bash', command: ['/bin/bash', '--posix'] },
  { shell: 'ash of busybox', command: ['/bin/busybox', 'sh'] },
  { shell: 'ksh93', command: ['/bin/ksh93'] },
  { shell: 'mksh', command: ['/bin/mksh'] },
].filter(({ command }) => existsSync(command[0]));
