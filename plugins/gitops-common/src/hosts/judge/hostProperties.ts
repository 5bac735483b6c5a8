import { HostItemKind } from '../../model/host';

/** How a property is compared and shown, where it is not simply a value. */
export interface HostProperty {
  /**
   * - `output`: text that is read line by line against patterns. It may hold secrets, so live text is never told.
   * - `mode`: octal digits
   * - `versions`: ordered as the host's package manager orders them
   * - `secret`: never told, neither as declared nor as live
   */
  is?: 'output' | 'mode' | 'versions' | 'secret';
  /** Which time of a file tells when it was changed: that of its content or that of its inode. */
  changedAt?: 'mtime' | 'ctime';
}

export interface HostKind {
  /** The property that says whether the thing is there at all. */
  existence?: string;
  properties: ReadonlyMap<string, HostProperty>;
}

const output: HostProperty = { is: 'output' };
const content: HostProperty = { changedAt: 'mtime' };
const access: HostProperty = { changedAt: 'ctime' };

const kind = (
  existence: string | undefined,
  properties: Record<string, HostProperty> = {},
): HostKind => ({ existence, properties: new Map(Object.entries(properties)) });

/**
 * What is special about the properties of each kind. All others are compared by value.
 *
 * Source: goss manual, "Available tests" (gossfile). A service has no property of existence in goss; a reader may say
 * `exists: false` of one that has no unit.
 */
export const hostKinds: Readonly<Record<HostItemKind, HostKind>> = {
  package: kind('installed', { versions: { is: 'versions' } }),
  service: kind('exists'),
  file: kind('exists', {
    contents: { is: 'output', changedAt: 'mtime' },
    contains: { is: 'output', changedAt: 'mtime' },
    md5: content,
    sha256: content,
    sha512: content,
    size: content,
    'linked-to': content,
    filetype: content,
    mode: { is: 'mode', changedAt: 'ctime' },
    owner: access,
    uid: access,
    group: access,
    gid: access,
  }),
  user: kind('exists', { password: { is: 'secret' } }),
  group: kind('exists', { password: { is: 'secret' } }),
  port: kind('listening'),
  process: kind('running'),
  command: kind(undefined, { stdout: output, stderr: output }),
  http: kind(undefined, { body: output, headers: output }),
  'kernel-param': kind(undefined),
  mount: kind('exists'),
};
