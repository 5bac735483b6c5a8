import { isMap, JsonMap, own } from '../../../diff/values/json';
import { Cause } from '../../../model/cause';
import { HostThing, HostThings } from '../../../model/host';
import { definedOf, factOf, integerOf, textOf } from '../plainValues';

/** Flags of `stat`, and goss's word for each. */
const filetypes = [
  ['islnk', 'symlink'],
  ['isdir', 'directory'],
  ['isreg', 'file'],
  ['isfifo', 'pipe'],
  ['issock', 'socket'],
  ['isblk', 'block-device'],
  ['ischr', 'character-device'],
] as const;

/** Results of `stat` by path, failed ones too, as they were cached under `oneroof_stat`. */
export function readFiles(facts: JsonMap): HostThings | undefined {
  const stats = factOf(facts, 'oneroof_stat');
  if (!isMap(stats)) {
    return undefined;
  }
  const byKey = new Map<string, HostThing>();
  for (const [path, stat] of Object.entries(stats)) {
    const thing = isMap(stat) ? readFile(stat) : undefined;
    if (thing) {
      byKey.set(path, thing);
    }
  }
  return { complete: false, byKey };
}

function readFile(stat: JsonMap): HostThing | undefined {
  const exists = own(stat, 'exists');
  if (exists === false) {
    return { properties: { exists } };
  }
  if (exists === true) {
    return { properties: describe(stat) };
  }
  return own(stat, 'failed') === true ? { cause: causeOf(stat) } : undefined;
}

/** The message of a failure names what it likes; only what kind it is of is told. */
function causeOf(stat: JsonMap): Cause {
  const isForbidden = /permission denied|errno 13/i.test(
    textOf(own(stat, 'msg')) ?? '',
  );
  return isForbidden
    ? { code: 'forbidden', message: 'the account may not look at the file' }
    : { code: 'partial', message: 'the file could not be looked at' };
}

function describe(stat: JsonMap) {
  return definedOf({
    exists: true,
    filetype: filetypes.find(([flag]) => own(stat, flag) === true)?.[1],
    mode: modeOf(stat),
    owner: textOf(own(stat, 'pw_name')),
    group: textOf(own(stat, 'gr_name')),
    uid: integerOf(own(stat, 'uid')),
    gid: integerOf(own(stat, 'gid')),
    size: integerOf(own(stat, 'size')),
    ...checksumOf(stat),
    'linked-to': textOf(own(stat, 'lnk_target')),
    mtime: timeOf(own(stat, 'mtime')),
    ctime: timeOf(own(stat, 'ctime')),
  });
}

/** Four octal digits, as goss has them. */
function modeOf(stat: JsonMap): string | undefined {
  const mode = textOf(own(stat, 'mode'));
  return mode !== undefined && /^[0-7]{1,5}$/.test(mode)
    ? mode.slice(-4).padStart(4, '0')
    : undefined;
}

/** Ansible does not say which sum it is, and takes SHA-1 where nobody asks for another; their lengths differ. */
function checksumOf(stat: JsonMap): { [name: string]: string } {
  const names: Record<number, string> = {
    32: 'md5',
    64: 'sha256',
    128: 'sha512',
  };
  const checksum = textOf(own(stat, 'checksum'))?.toLowerCase();
  const name =
    checksum !== undefined && /^[0-9a-f]+$/.test(checksum)
      ? names[checksum.length]
      : undefined;
  return name === undefined || checksum === undefined
    ? {}
    : { [name]: checksum };
}

/** Seconds since 1970 as ISO 8601. */
function timeOf(seconds: unknown): string | undefined {
  const time =
    typeof seconds === 'number' ? new Date(seconds * 1000) : undefined;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}
