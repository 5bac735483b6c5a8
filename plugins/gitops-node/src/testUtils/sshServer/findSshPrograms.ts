import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs of OpenSSH, as absolute paths. */
export interface SshPrograms {
  sshd: string;
  sshKeygen: string;
  /** For example 9.2. */
  version: number;
}

const folders = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin'];

/** OpenSSH's server and what makes keys for it, or what is missing. sshd insists on being called by its absolute path. */
export function findSshPrograms(): SshPrograms | { missing: string } {
  const [sshd, sshKeygen] = ['sshd', 'ssh-keygen'].map(name =>
    folders.map(folder => `${folder}/${name}`).find(path => existsSync(path)),
  );
  if (!sshd || !sshKeygen) {
    return { missing: 'sshd: install OpenSSH, both server and client' };
  }
  // Older servers know no `-V`, and tell their version in their complaint about it.
  const { stdout, stderr } = spawnSync(sshd, ['-V'], { encoding: 'utf8' });
  const version = /OpenSSH_(\d+\.\d+)/.exec(`${stdout}${stderr}`)?.[1];
  return { sshd, sshKeygen, version: Number(version ?? 0) };
}
