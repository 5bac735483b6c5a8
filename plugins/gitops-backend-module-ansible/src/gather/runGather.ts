import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Cause, InventoryHost } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { LimitedOutcome } from '@oneroof/plugin-gitops-node/process';
import { AnsibleInventoryConfig, GatherConfig } from '../config/AnsibleConfig';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { RunFolder, withRunFolder } from '../process/RunFolder';
import { sshSettings } from '../process/sshSettings';
import { writeLogin } from '../process/writeLogin';
import { explainHostFailures } from './explainHostFailures';
import { gatherPlaybook, gatherVariables } from './gatherPlaybook';
import { GatherWants } from './GatherWants';
import { FactStore } from './FactStore';
import { keepGathered } from './keepGathered';
import { statModuleName, statModuleSource } from './statModule';

const maxOutputBytes = 32 * 1024 * 1024;

/** An inventory whose facts are gathered. */
export type GatherSettings = AnsibleInventoryConfig & { gather: GatherConfig };

/** One run. */
export interface GatherRequest {
  settings: GatherSettings;
  /** With plain names that no group has. */
  hosts: readonly InventoryHost[];
  wants: ReadonlyMap<string, GatherWants>;
  /** Where to put what was gathered. */
  store: FactStore;
}

/** What a run brought back. */
export interface GatherOutcome {
  /** Hosts of which there are new facts. */
  gathered: Set<string>;
  /** Why there are none of a host, where that is known. */
  causes: Map<string, Cause>;
  /** Why the run as a whole failed; what it gathered before is kept. */
  failure?: ObservationError;
}

/**
 * Has Ansible look at hosts, by a playbook of our own that changes nothing.
 *
 * @throws the signal's reason
 */
export async function runGather(
  tools: { programs: AnsiblePrograms; temporaryFolder?: string },
  request: GatherRequest,
  signal: AbortSignal,
): Promise<GatherOutcome> {
  const { settings, hosts } = request;
  return withRunFolder({ parent: tools.temporaryFolder }, async folder => {
    const cache = join(folder.temporary, 'facts');
    const gathered = new Set<string>();
    const { causes, failure } = await playWithOrWithoutPorts(
      tools.programs,
      { folder, cache, request },
      signal,
    )
      .then(({ stdout, stderr, exitCode }) => ({
        causes: explainHostFailures(stdout),
        failure: tellsOfRefusal(exitCode, stderr)
          ? new ObservationError(
              'partial',
              `gathering facts of the inventory ${settings.name}: Ansible ended before it reached any host`,
            )
          : undefined,
      }))
      .catch((error: unknown) => {
        if (error instanceof ObservationError) {
          return { causes: new Map<string, Cause>(), failure: error };
        }
        throw error;
      });
    for (const { name } of hosts) {
      const cause = await keepGathered(join(cache, name), name, request.store);
      if (cause === undefined) {
        gathered.add(name);
      } else if (!causes.has(name)) {
        causes.set(name, cause);
      }
    }
    return { gathered, causes, failure };
  });
}

interface Play {
  folder: RunFolder;
  /** Absolute path of the fact cache of the run. */
  cache: string;
  request: GatherRequest;
}

/** Ansible without the collection `community.general` refuses a playbook that names a module of it, and tells of no host. */
async function playWithOrWithoutPorts(
  programs: AnsiblePrograms,
  options: Play,
  signal: AbortSignal,
): Promise<LimitedOutcome> {
  const ports = [...options.request.wants.values()].some(want => want.ports);
  const outcome = await play(programs, { ...options, ports }, signal);
  return ports && /resolve module\/action.*listen_ports/.test(outcome.stderr)
    ? play(programs, { ...options, ports: false }, signal)
    : outcome;
}

async function play(
  programs: AnsiblePrograms,
  options: Play & { ports: boolean },
  signal: AbortSignal,
): Promise<LimitedOutcome> {
  const { folder, request, cache } = options;
  const { settings } = request;
  const { gather } = settings;
  const files = await writeRun(folder, request, options.ports);
  const login = await writeLogin(settings.login, folder);
  const agent = process.env.SSH_AUTH_SOCK;
  return programs.run(
    {
      program: 'ansible-playbook',
      subject: `gathering facts of the inventory ${settings.name}`,
      args: [
        ...['--inventory', files.inventory],
        // A file, one name a line: a name in argv would be a pattern, and could be an option.
        ...['--limit', `@${files.limit}`],
        ...['--extra-vars', `@${files.variables}`],
        '--',
        files.playbook,
      ],
      folder,
      configFile: settings.ansibleConfigFile,
      handedOn:
        settings.login.privateKeyFile === undefined && agent !== undefined
          ? { SSH_AUTH_SOCK: agent }
          : {},
      settings: {
        ...login,
        ...sshSettings(settings.ansibleConfigFile, folder),
        ANSIBLE_LIBRARY: files.library,
        ANSIBLE_FORKS: `${gather.forks}`,
        ANSIBLE_PIPELINING: '1',
        ANSIBLE_PYTHON_INTERPRETER: 'auto_silent',
        ANSIBLE_CACHE_PLUGIN: 'ansible.builtin.jsonfile',
        ANSIBLE_CACHE_PLUGIN_CONNECTION: cache,
        ANSIBLE_CACHE_PLUGIN_PREFIX: '',
        ANSIBLE_STDOUT_CALLBACK: 'ansible.builtin.default',
        ANSIBLE_CALLBACK_RESULT_FORMAT: 'json',
        ANSIBLE_CALLBACKS_ENABLED: '',
        ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED: '1',
        ...(settings.inventory?.type === 'path'
          ? {}
          : { ANSIBLE_INVENTORY_ENABLED: 'ansible.builtin.yaml' }),
      },
      timeoutMs: gather.timeoutMs,
      maxOutputBytes,
    },
    signal,
  );
}

async function writeRun(
  folder: RunFolder,
  { settings, hosts, wants }: GatherRequest,
  ports: boolean,
) {
  const at = (name: string) => join(folder.files, name);
  const all = [...wants.values()];
  const library = at('library');
  await mkdir(library, { recursive: true });
  await writeFile(join(library, `${statModuleName}.py`), statModuleSource);
  await writeFile(
    at('gather.yml'),
    gatherPlaybook({
      accounts: all.some(({ accounts }) => accounts),
      ports,
      become: settings.login.become,
    }),
  );
  await writeFile(at('variables.yml'), gatherVariables(wants));
  await writeFile(at('limit'), `${hosts.map(({ name }) => name).join('\n')}\n`);
  let inventory = at('hosts.json');
  if (settings.inventory?.type === 'path') {
    inventory = settings.inventory.path;
  } else {
    await writeFile(inventory, describeHosts(hosts));
  }
  return {
    library,
    playbook: at('gather.yml'),
    variables: at('variables.yml'),
    limit: at('limit'),
    inventory,
  };
}

/**
 * An inventory of our own, for one that is not the operator's: of what a repository says about hosts only the address,
 * port and user are used, which were checked. Any other variable could make Ansible run something here.
 */
function describeHosts(hosts: readonly InventoryHost[]): string {
  return JSON.stringify({
    all: {
      hosts: Object.fromEntries(
        hosts.map(({ name, address, port, user }) => [
          name,
          {
            ansible_host: address,
            ansible_port: port,
            ansible_user: user,
          },
        ]),
      ),
    },
  });
}

/** Codes 2 and 4 tell of hosts, whose causes stand in the output; all others of the run. */
function tellsOfRefusal(exitCode: number | undefined, stderr: string): boolean {
  return (
    exitCode !== 0 &&
    !(exitCode === 2 || (exitCode === 4 && !/^ERROR!/m.test(stderr)))
  );
}
