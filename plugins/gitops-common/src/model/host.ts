import { Cause } from './cause';
import { DriftItem } from './drift';
import { JsonValue } from './resource';

/**
 * Kinds of things that a host manifest declares, as goss names them.
 *
 * @public
 */
export const hostItemKinds = [
  'package',
  'service',
  'file',
  'user',
  'group',
  'port',
  'process',
  'command',
  'http',
  'kernel-param',
  'mount',
] as const;

/** @public */
export type HostItemKind = (typeof hostItemKinds)[number];

/**
 * What git declares for the hosts of a placement, before the variables of a host are put in: files in goss's own format,
 * which may be templates.
 *
 * @public
 */
export interface HostManifest {
  /** In the order in which they are merged; a later file overrides an earlier one, property by property. */
  files: Array<{
    /** Path from the repository's root. */
    path: string;
    text: string;
  }>;
  /** Variables of the Delivery (`vars`). They win over those of the inventory, as Ansible's extra variables do. */
  vars: Record<string, JsonValue>;
}

/**
 * One thing that a host has to be like.
 *
 * @public
 */
export interface HostItem {
  kind: HostItemKind;
  /** What it is about: a package's name, a file's path, `tcp:80`, a command. */
  key: string;
  /** Declared properties by goss's names, for example `{installed: true, versions: ['1.2']}`; values may be matchers. */
  expected: Record<string, JsonValue>;
  /** Attributes that say how to look, and expect nothing: `timeout`, `exec`, `no-follow-redirects`. */
  settings: Record<string, JsonValue>;
}

/**
 * What a reader has to find out about one declared thing, for one host.
 *
 * @public
 */
export interface HostQuestion {
  kind: HostItemKind;
  key: string;
  /** Properties that are declared. Expensive ones (`sha256`, `contents`) are read only where they stand here. */
  properties: readonly string[];
  settings: Readonly<Record<string, JsonValue>>;
}

/**
 * What is known of one thing on a host: its properties by goss's names, or why it could not be looked at. A property
 * that is absent was not gathered. A thing that is not there says so by its property of existence (`installed`,
 * `exists`, `listening`, `running`: false).
 *
 * @public
 */
export type HostThing =
  | {
      properties: Readonly<Record<string, JsonValue>>;
      /**
       * Why declared properties are not among `properties`, where that is known: a file whose mode was read, and whose
       * content the account may not read.
       */
      causes?: Readonly<Record<string, Cause>>;
    }
  | { cause: Cause };

/**
 * Things of one kind.
 *
 * @public
 */
export interface HostThings {
  /** Whether all of them were listed, so that one without an entry is known not to exist. */
  complete: boolean;
  byKey: ReadonlyMap<string, HostThing>;
}

/**
 * A file system that holds data.
 *
 * @public
 */
export interface HostDisk {
  mount: string;
  sizeBytes: number;
  availableBytes: number;
}

/**
 * What a host is, as it said itself at one time. Text of it is hostile.
 *
 * @public
 */
export interface HostFacts {
  /** ISO 8601 time at which the host said it. */
  observedAt: string;
  /** For example `Debian 12.11`. */
  os?: string;
  kernel?: string;
  architecture?: string;
  /** Decides how versions are ordered. */
  packageManager?: 'dpkg' | 'rpm' | 'apk';
  /** ISO 8601 time of the last start. */
  bootedAt?: string;
  /** Absent where nobody looked. */
  rebootRequired?: boolean;
  disks?: readonly HostDisk[];
  things: Readonly<Partial<Record<HostItemKind, HostThings>>>;
}

/**
 * What a reader brings back from one host.
 *
 * @public
 */
export type HostReading = { facts: HostFacts } | { cause: Cause };

/**
 * A host as its inventory lists it.
 *
 * @public
 */
export interface InventoryHost {
  /** Identifies it within its inventory. */
  name: string;
  /** All groups that it is in, those of its groups included; sorted. `all` is left out. */
  groups: readonly string[];
  /** Where it is reached; its name when absent. */
  address?: string;
  port?: number;
  user?: string;
  /** Variables without anything that may be a secret. Untrusted text, never stored. */
  vars: Readonly<Record<string, JsonValue>>;
  /** Why nothing may be asked of it, for example a name that a shell would read as more than a name. */
  refusal?: Cause;
}

/**
 * Which hosts there are.
 *
 * @public
 */
export interface Inventory {
  /** By name. */
  hosts: readonly InventoryHost[];
}

/**
 * What a tool itself says about one host: the report of a check run.
 *
 * @public
 */
export interface HostReport {
  host: string;
  items: DriftItem[];
  /** Results that were checked, and that the tool skipped because it could not check them. */
  checked: number;
  skipped: number;
  /** Where something failed, or the host could not be reached; what was found before stays found. */
  cause?: Cause;
}

/**
 * Something that is declared and could not be judged, and why.
 *
 * @public
 */
export interface UncheckedItem {
  /** For example `command[uname -s]`, or `file[/etc/app.conf].sha256`. */
  path: string;
  reason: string;
}

/**
 * Verdict about one host. Verdict and items come from one computation.
 *
 * @public
 */
export interface HostVerdict {
  sync: 'in-sync' | 'drifted' | 'unknown';
  drift: DriftItem[];
  unchecked: UncheckedItem[];
  /** Part of what is declared that was really checked, from 0 to 1. */
  coverage: number;
  /** For `unknown`. */
  cause?: Cause;
}

/**
 * Hosts of a placement that differ from git in the same way.
 *
 * @public
 */
export interface HostDifference {
  /** Same for the same set of paths and operations: 12 hexadecimal digits. */
  id: string;
  /** What differs, with the values of the first host. */
  items: DriftItem[];
  count: number;
  /** Names of the first of them. */
  hosts: string[];
}

/**
 * Something undeclared in which hosts of one group differ from each other.
 *
 * @public
 */
export interface HostSkew {
  /** `kernel`, `os`, `architecture` or `package[name].version`. */
  subject: string;
  /** The most frequent first; `value` is `absent` text for hosts that lack it. */
  values: Array<{ value: string; count: number; hosts: string[] }>;
}
