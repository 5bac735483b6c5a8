import {
  chmodSync,
  existsSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The programs that every probe needs, whatever machine it runs on. */
const needed = [
  'cat',
  'date',
  'df',
  'head',
  'id',
  'od',
  'printf',
  'sed',
  'sh',
  'sleep',
  'sort',
  'stat',
  'timeout',
  'tr',
  'true',
  'uname',
];

/** What of the programs of small machines is missing here, as `describeWhenFound` wants it. */
export function findMissingProgram(): string | undefined {
  const missing = ['busybox', 'hexdump', 'xxd', 'openssl', 'setsid'].find(
    name => !findProgram(name),
  );
  return (
    missing &&
    `${missing}: apt-get install busybox bsdextrautils xxd openssl util-linux`
  );
}

function findProgram(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/sbin']
    .map(folder => join(folder, name))
    .find(existsSync);
}

/**
 * A PATH of its own, for a machine that has other programs than this one. Programs that this machine lacks are EMULATED
 * by short scripts that answer as the real ones do.
 */
export class ProgramFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'oneroof-programs-'));

  constructor() {
    chmodSync(this.path, 0o755);
    this.link(...needed);
  }

  /** Takes programs over from this machine. */
  link(...names: string[]): this {
    for (const name of names) {
      const original = findProgram(name);
      symlinkSync(original!, join(this.path, name));
    }
    return this;
  }

  /** Takes programs from busybox: those of Alpine, and of small machines. */
  linkBusybox(...names: string[]): this {
    for (const name of names) {
      this.remove(name);
      symlinkSync(findProgram('busybox')!, join(this.path, name));
    }
    return this;
  }

  remove(...names: string[]): this {
    for (const name of names) {
      rmSync(join(this.path, name), { force: true });
    }
    return this;
  }

  /** An emulated program: the body of a script for sh. */
  emulate(name: string, body: string): this {
    this.remove(name);
    writeFileSync(join(this.path, name), `#!/bin/sh\n${body}\n`, {
      mode: 0o755,
    });
    return this;
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
