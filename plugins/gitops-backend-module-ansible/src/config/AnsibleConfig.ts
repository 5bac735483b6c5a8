import { RepositoryLocation } from '@oneroof/plugin-gitops-common';

/**
 * Where an inventory stands.
 *
 * - `path`: on the backend's disk, by the operator's hand: programs among it are run
 * - `git`: in a repository: only data is read, nothing of it is executed
 * - `exported`: a file on disk that `ansible-inventory --list` has printed: no Ansible is needed
 *
 * @public
 */
export type InventoryPlace =
  | { type: 'path'; path: string }
  | { type: 'git'; repository: RepositoryLocation; path: string }
  | { type: 'exported'; path: string };

/**
 * How Ansible logs in to hosts.
 *
 * @public
 */
export interface LoginConfig {
  /** User on the hosts, where the inventory names none. */
  user?: string;
  /** Absolute path of a private key; the agent of `SSH_AUTH_SOCK` where absent. */
  privateKeyFile?: string;
  /** Absolute path of a file of known hosts. A host that is not in it is not asked. */
  knownHostsFile?: string;
  /** Whether root is needed to look at things (`become`). */
  become: boolean;
}

/**
 * How facts are gathered.
 *
 * @public
 */
export interface GatherConfig {
  /** Age of facts at which they are gathered again, in milliseconds. */
  everyMs: number;
  /** Most hosts of one run. */
  batch: number;
  /** Hosts of a run that are asked at a time. */
  forks: number;
  /** For one run, in milliseconds. */
  timeoutMs: number;
}

/**
 * Which playbooks may be run.
 *
 * @public
 */
export interface PlaybooksConfig {
  /** URLs of repositories, with `*` as wildcard. Never empty. */
  repositories: readonly string[];
  checkEveryMs: number;
  timeoutMs: number;
  /** Name of the user of this machine as whom they run. Needed where the backend is root. */
  user?: string;
}

/**
 * What Ansible does for one inventory.
 *
 * @public
 */
export interface AnsibleInventoryConfig {
  name: string;
  /** Age at which what a host said no longer counts, in milliseconds. */
  staleAfterMs: number;
  inventory?: InventoryPlace;
  /** Age at which an inventory that may hold programs is asked again, in milliseconds. */
  inventoryMaxAgeMs: number;
  /** Absolute path of the operator's own `ansible.cfg`. */
  ansibleConfigFile?: string;
  /** Names of variables of the backend's environment that runs on the operator's inventory get. */
  handedOn?: readonly string[];
  /** Whether hosts of this inventory are asked by another adapter (`ssh`). */
  isReadByOther: boolean;
  /** Absolute path of a folder in which Ansible keeps facts (`jsonfile`). */
  factCache?: string;
  gather?: GatherConfig;
  login: LoginConfig;
  playbooks?: PlaybooksConfig;
}

/**
 * Settings of this module.
 *
 * @public
 */
export interface AnsibleConfig {
  /** In the order of `gitops.inventories`; entries without `ansible` are left out. */
  inventories: AnsibleInventoryConfig[];
  /** Absolute path of the folder with `ansible-inventory` and `ansible-playbook`; searched on the PATH when absent. */
  binFolder?: string;
  /** Absolute path of the folder in which gathered facts are kept. */
  factDirectory: string;
  /** For one reading of an inventory, in milliseconds. */
  inventoryTimeoutMs: number;
}
