import { HostItemKind } from '../../model/host';

/**
 * What may stand at an attribute, where not everything may. A matcher may stand at every expectation.
 *
 * - `boolean`: `true` or `false`; in quotes it is a text, which no state of a host equals
 * - `mode`: octal digits in quotes; without them YAML reads `0644` as the number 420
 * - `versions`: texts; without quotes YAML reads `1.10` as the number 1.1
 * - `any`: whatever the judge can compare
 */
export type AttributeRule = 'boolean' | 'mode' | 'versions' | 'any';

/** The attributes of one kind of things. */
export interface KindAttributes {
  /** Says what the thing is about where the key of the map is only a label. */
  subject: string;
  /** What the host has to be like. */
  expectations: Readonly<Record<string, AttributeRule>>;
  /** How to look; they expect nothing. */
  settings: readonly string[];
}

/**
 * Which attributes each kind has, and which of them are expectations.
 *
 * Source: goss manual 0.4, "Available tests" (docs/gossfile.md) and the fields of goss's `resource` package.
 */
export const attributeTables: Readonly<Record<HostItemKind, KindAttributes>> = {
  package: {
    subject: 'name',
    expectations: { installed: 'boolean', versions: 'versions' },
    settings: [],
  },
  service: {
    subject: 'name',
    expectations: { enabled: 'boolean', running: 'boolean', runlevels: 'any' },
    settings: [],
  },
  file: {
    subject: 'path',
    expectations: {
      exists: 'boolean',
      mode: 'mode',
      size: 'any',
      owner: 'any',
      uid: 'any',
      group: 'any',
      gid: 'any',
      filetype: 'any',
      contents: 'any',
      md5: 'any',
      sha256: 'any',
      sha512: 'any',
      'linked-to': 'any',
    },
    settings: [],
  },
  user: {
    subject: 'username',
    expectations: {
      exists: 'boolean',
      uid: 'any',
      gid: 'any',
      groups: 'any',
      home: 'any',
      shell: 'any',
    },
    settings: [],
  },
  group: {
    subject: 'groupname',
    expectations: { exists: 'boolean', gid: 'any' },
    settings: [],
  },
  port: {
    subject: 'port',
    expectations: { listening: 'boolean', ip: 'any' },
    settings: [],
  },
  process: {
    subject: 'comm',
    expectations: { running: 'boolean' },
    settings: [],
  },
  command: {
    subject: 'exec',
    expectations: { 'exit-status': 'any', stdout: 'any', stderr: 'any' },
    settings: ['timeout'],
  },
  http: {
    subject: 'url',
    expectations: { status: 'any', headers: 'any', body: 'any' },
    settings: [
      'allow-insecure',
      'no-follow-redirects',
      'timeout',
      'method',
      'request-headers',
      'request-body',
      'username',
      'password',
      'ca-file',
      'cert-file',
      'key-file',
      'proxy',
    ],
  },
  'kernel-param': {
    subject: 'name',
    expectations: { value: 'any' },
    settings: [],
  },
  mount: {
    subject: 'mountpoint',
    expectations: {
      exists: 'boolean',
      opts: 'any',
      'vfs-opts': 'any',
      source: 'any',
      filesystem: 'any',
      usage: 'any',
    },
    settings: ['timeout'],
  },
};

/** What goss 0.3 called an attribute, and files still do. */
export const formerNames: Readonly<
  Partial<Record<HostItemKind, Readonly<Record<string, string>>>>
> = { file: { contains: 'contents' } };

/** For people: they neither expect anything nor say how to look. */
export const remarks: readonly string[] = ['title', 'meta'];

/** Output that is read line by line: a list of patterns, each of which has to be met. */
export const patternAttributes: Readonly<
  Partial<Record<HostItemKind, readonly string[]>>
> = {
  file: ['contents'],
  command: ['stdout', 'stderr'],
  http: ['headers', 'body'],
};

/** Kinds of goss that nobody here can look at, and why. */
export const unreadKinds: ReadonlyMap<string, string> = new Map([
  ['addr', 'what a host reaches is not looked at'],
  ['dns', 'what a host resolves is not looked at'],
  ['interface', 'network interfaces are not looked at'],
  ['matching', 'it compares values of the manifest and looks at no host'],
  [
    'gossfile',
    'other files are not included: put them into the folder, whose goss files are merged',
  ],
]);
