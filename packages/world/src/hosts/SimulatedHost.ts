/** A file of a simulated host. */
export interface SimulatedFile {
  content: string;
  mode: string;
  owner: string;
  group: string;
  changedAt: Date;
}

/** A machine that exists only as the facts that it would tell. */
export interface SimulatedHost {
  name: string;
  address: string;
  /** Groups of the inventory that it is directly in. */
  groups: string[];
  /** Debian's numbers: `12.11`. */
  osVersion: string;
  kernel: string;
  packages: Map<string, string>;
  services: Map<string, { running: boolean; enabled: boolean }>;
  files: Map<string, SimulatedFile>;
  /** Paths that are looked at whether something is there or not. */
  watchedPaths: string[];
  users: Map<string, { uid: number; gid: number; home: string; shell: string }>;
  ports: Array<{ port: number; address: string; program: string }>;
  disks: Array<{ mount: string; sizeBytes: number; availableBytes: number }>;
  rebootRequired: boolean;
  /** Nobody has heard of it since then, where that is long ago. */
  silentSince?: Date;
}
