import { HostDisk, HostFacts } from '@oneroof/plugin-gitops-common';
import { ProbeAnswer } from './ProbeAnswer';

/** What a host is. What it did not say is absent. */
export function readBaseFacts(
  answer: ProbeAnswer,
): Omit<HostFacts, 'observedAt' | 'things'> {
  // A kernel's name may hold blanks (`uname -srm` prints three words on Linux).
  const [, kernel, architecture] =
    /^\S+ (\S+) (\S+)$/.exec(answer.find('uname')?.text.trim() ?? '') ?? [];
  const disks = readDisks(answer.find('disks')?.text);
  return withoutAbsent({
    os: readOs(answer.find('release')?.text ?? ''),
    kernel,
    architecture,
    packageManager: readPackageManager(answer.find('packager')?.text),
    bootedAt: readBootTime(answer.find('booted')?.text ?? ''),
    rebootRequired: readRestart(answer.find('restart')?.status),
    disks,
  });
}

function withoutAbsent<T extends object>(facts: T): T {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as T;
}

/** Files that hold a version alone. */
const families = new Map([
  ['/etc/debian_version', 'Debian '],
  ['/etc/alpine-release', 'Alpine Linux '],
]);

/** `NAME VERSION` of os-release(5); on older machines the text of the family's own file. */
function readOs(text: string): string | undefined {
  if (text.startsWith('/')) {
    const [path, ...lines] = text.trim().split('\n');
    const version = lines[0]?.trim();
    const family = families.get(path) ?? '';
    return version ? cut(`${family}${version}`) : undefined;
  }
  const lines = text.split('\n');
  const field = (name: string) => {
    const value = lines
      .find(line => line.startsWith(`${name}=`))
      ?.slice(name.length + 1, 1000)
      .trim();
    return value && /^(["']?)(.*)\1$/.exec(value)?.[2];
  };
  const name = field('NAME');
  return name && cut(`${name} ${field('VERSION_ID') ?? ''}`.trim());
}

function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function readPackageManager(
  text: string | undefined,
): HostFacts['packageManager'] {
  return text === 'dpkg' || text === 'rpm' || text === 'apk' ? text : undefined;
}

function readBootTime(text: string): string | undefined {
  const seconds = /^\d{1,11}$/.exec(text.trim())?.[0];
  return seconds && new Date(Number(seconds) * 1000).toISOString();
}

/** The needs-restarting of yum and dnf ends with 1 where a restart is needed. */
function readRestart(status: number | undefined): boolean | undefined {
  return status === 0 || status === 1 ? status === 1 : undefined;
}

/** `df -P -k`: POSIX fixes its columns. The width is bounded, since a line of blanks alone would take a minute else. */
const diskLine =
  /^(.{1,1000}?)\s{1,40}(\d{1,20})\s{1,40}\d{1,20}\s{1,40}(-?\d{1,20})\s{1,40}\d{1,3}%\s{1,40}(\/.*)$/;

/** A disk that is mounted at several places is told once, by the first. */
function readDisks(text: string | undefined): HostDisk[] | undefined {
  const bySource = new Map<string, HostDisk>();
  for (const line of text?.split('\n').slice(1) ?? []) {
    const [, source, size, available, mount] = diskLine.exec(line) ?? [];
    if (source !== undefined && !bySource.has(source) && Number(size) > 0) {
      bySource.set(source, {
        mount,
        sizeBytes: Number(size) * 1024,
        availableBytes: Math.max(0, Number(available)) * 1024,
      });
    }
  }
  return bySource.size > 0 ? [...bySource.values()] : undefined;
}
