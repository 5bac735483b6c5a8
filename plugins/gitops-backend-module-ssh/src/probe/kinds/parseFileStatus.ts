/** What is known of a file without opening it. */
export interface FileStatus {
  filetype: string;
  /** Four octal digits. */
  mode: string;
  uid: number;
  gid: number;
  size: number;
  owner?: string;
  group?: string;
  /** ISO 8601. */
  mtime?: string;
  ctime?: string;
}

/** Types of files in the bits of `st_mode`, see inode(7), by goss's names. */
const types = new Map([
  [0o14, 'socket'],
  [0o12, 'symlink'],
  [0o10, 'file'],
  [0o06, 'block-device'],
  [0o04, 'directory'],
  [0o02, 'character-device'],
  [0o01, 'pipe'],
]);

const letters = new Map([
  ['s', 'socket'],
  ['l', 'symlink'],
  ['-', 'file'],
  ['b', 'block-device'],
  ['d', 'directory'],
  ['c', 'character-device'],
  ['p', 'pipe'],
]);

/** A line of `stat -c %f:%u:%g:%s:%Y:%Z:%U:%G`. Names of accounts hold no colon. */
export function parseStat(text: string): FileStatus | undefined {
  const [, raw, uid, gid, size, mtime, ctime, owner, group] =
    /^([0-9a-f]+):(\d+):(\d+):(\d+):(\d*):(\d*):([^:\n]*):([^:\n]*)\n?$/.exec(
      text,
    ) ?? [];
  if (raw === undefined) {
    return undefined;
  }
  const bits = parseInt(raw, 16);
  return {
    filetype: types.get(Math.floor(bits / 0o10000)) ?? 'file',
    mode: toMode(bits % 0o10000),
    uid: Number(uid),
    gid: Number(gid),
    size: Number(size),
    owner: toName(owner),
    group: toName(group),
    mtime: toTime(mtime),
    ctime: toTime(ctime),
  };
}

/** The first lines of `ls -ldn` and `ls -ld`: POSIX fixes their order. Devices have two numbers in place of a size. */
export function parseLs(
  numbers: string,
  names: string,
): FileStatus | undefined {
  const pattern =
    /^([-bcdlps])([-rwxsStT]{9})\S?\s+\d+\s+(\S+)\s+(\S+)\s+(\d+)/;
  const [, type, permissions, uid, gid, size] = pattern.exec(numbers) ?? [];
  if (type === undefined || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) {
    return undefined;
  }
  const [, , , owner, group] = pattern.exec(names) ?? [];
  return {
    filetype: letters.get(type)!,
    mode: toMode(toBits(permissions)),
    uid: Number(uid),
    gid: Number(gid),
    size: Number(size),
    owner: toName(owner),
    group: toName(group),
  };
}

function toMode(bits: number): string {
  return bits.toString(8).padStart(4, '0');
}

function toBits(permissions: string): number {
  let bits = 0;
  [...permissions].forEach((sign, index) => {
    if (!'-ST'.includes(sign)) {
      bits += 0o400 >> index;
    }
    if ('sStT'.includes(sign)) {
      bits += 0o4000 >> Math.floor(index / 3);
    }
  });
  return bits;
}

/** `stat` says UNKNOWN for a number without a name, `ls` the number. */
function toName(text: string | undefined): string | undefined {
  return !text || text === 'UNKNOWN' ? undefined : text;
}

function toTime(seconds: string): string | undefined {
  const date = new Date(Number(seconds) * 1000);
  return seconds === '' || Number.isNaN(date.getTime())
    ? undefined
    : date.toISOString();
}
