import { chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlaybookRequest } from '@oneroof/plugin-gitops-node';
import {
  LimitedOutcome,
  Sandbox,
  writeTree,
} from '@oneroof/plugin-gitops-node/process';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { Identity, RunFolder, withRunFolder } from '../process/RunFolder';
import { sshSettings } from '../process/sshSettings';
import { writeLogin } from '../process/writeLogin';
import { exportForRun } from './exportForRun';
import { findIdentity } from './findIdentity';
import { isTrustedInventory } from './isTrustedInventory';
import { PlaybookSettings } from './requireAllowed';
import { toInventoryFile } from './toInventoryFile';

/** The document of a run that tells of a hundred tasks on some hundred hosts; it is parsed in one turn. */
const maxOutputBytes = 64 * 1024 * 1024;

const runSettings = {
  ANSIBLE_STDOUT_CALLBACK: 'ansible.posix.json',
  // Part of the document: without them it could not be told what was checked.
  ANSIBLE_DISPLAY_SKIPPED_HOSTS: '1',
  ANSIBLE_DISPLAY_OK_HOSTS: '1',
  ANSIBLE_INVENTORY_ENABLED: 'ansible.builtin.yaml',
  ANSIBLE_INVENTORY_UNPARSED_FAILED: '1',
};

/** What a run needs to know of the machine. */
export interface PlaybookMachine {
  programs: AnsiblePrograms;
  /** Holds Ansible while it reads an inventory from a repository. */
  sandbox: Sandbox;
  /** For reading an inventory, in milliseconds. */
  inventoryTimeoutMs: number;
  /** Value of PATH. */
  path: string;
  backendUid: number | undefined;
}

/** A playbook, and the hosts that it may reach. */
export interface PlaybookPlan {
  request: PlaybookRequest;
  settings: PlaybookSettings;
  /** See `selectHosts`; not empty. */
  names: readonly string[];
  /** `check` changes nothing; `sync` does. */
  mode: 'check' | 'sync';
}

/**
 * Runs a playbook of a repository, which is code, with nothing of the backend in reach: a folder and an environment of its
 * own, a process group that is killed as a whole, another user where the backend is root, and limits on time and output.
 * What it cannot be kept from is the network, since that is where the hosts are.
 *
 * @throws ObservationError; the signal's reason
 */
export async function runPlaybook(
  plan: PlaybookPlan,
  machine: PlaybookMachine,
  signal: AbortSignal,
): Promise<LimitedOutcome> {
  const { settings, mode } = plan;
  const { playbooks } = settings;
  const identity = await findIdentity({
    backendUid: machine.backendUid,
    user: playbooks.user,
    path: machine.path,
  });
  const { programs, sandbox, inventoryTimeoutMs: timeoutMs } = machine;
  const listing = await exportForRun(
    plan,
    { programs, sandbox, timeoutMs },
    signal,
  );
  return withRunFolder({ identity }, async folder => {
    const files = await writeRun(plan, { folder, listing });
    const login = await writeLogin(settings.login, folder);
    await handOver(folder.files, identity);
    return programs.run(
      {
        program: 'ansible-playbook',
        subject: mode === 'check' ? 'the check run' : 'the sync',
        args: [
          ...['--inventory', files.inventory],
          // A file, one name a line: a name in argv would be a pattern, and could be an option.
          ...['--limit', `@${files.limit}`],
          ...['--extra-vars', `@${files.vars}`],
          ...(mode === 'check' ? ['--check', '--diff'] : []),
          '--',
          files.playbook,
        ],
        folder,
        cwd: files.folder,
        configFile: settings.ansibleConfigFile,
        settings: {
          ...login,
          ...sshSettings(settings.ansibleConfigFile, folder),
          ...runSettings,
        },
        identity,
        timeoutMs: playbooks.timeoutMs,
        maxOutputBytes,
      },
      signal,
    );
  });
}

interface RunFiles {
  folder: string;
  playbook: string;
  inventory: string;
  limit: string;
  vars: string;
}

async function writeRun(
  { request, settings, names }: PlaybookPlan,
  { folder, listing }: { folder: RunFolder; listing: string },
): Promise<RunFiles> {
  const work = join(folder.files, 'repository');
  await mkdir(work);
  await writeTree(work, request.files);
  const limit = join(folder.files, 'limit');
  await writeFile(limit, `${names.join('\n')}\n`);
  const vars = join(folder.files, 'vars.json');
  await writeFile(vars, JSON.stringify(request.vars));
  const inventory = join(folder.files, 'inventory.yml');
  await writeFile(
    inventory,
    toInventoryFile(listing, { isTrusted: isTrustedInventory(settings) }),
  );
  const home = request.folder === '.' ? work : join(work, request.folder);
  return {
    folder: home,
    playbook: join(home, request.playbook),
    inventory,
    limit,
    vars,
  };
}

/** Gives everything below a folder to the run's user. */
async function handOver(
  folder: string,
  identity: Identity | undefined,
): Promise<void> {
  if (!identity) {
    return;
  }
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await handOver(path, identity);
    }
    await chown(path, identity.uid, identity.gid);
  }
}
