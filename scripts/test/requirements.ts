import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { Skip } from './Result';

/** Something real that tests want and a fresh machine may not have. */
export interface Requirement {
  readonly what: string;
  readonly howToGet: string;
  /** What is missing, or undefined when all is there. */
  missing(env: NodeJS.ProcessEnv): string | undefined;
}

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';
const CONTROL_PLANE = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
];

export const requirements: readonly Requirement[] = [
  {
    what: 'tests on PostgreSQL',
    howToGet: `Start a server and set ${POSTGRES} to its connection string, or run .ci/run, which does both.`,
    missing: env => (env[POSTGRES] ? undefined : `${POSTGRES} is not set`),
  },
  {
    what: 'tests on a real Kubernetes control plane',
    howToGet:
      'Put kube-apiserver, kube-controller-manager and kube-scheduler into a folder, set KUBEBUILDER_ASSETS to it, and apt-get install etcd-server.',
    missing: missingControlPlane,
  },
  {
    what: 'tests that render with kustomize',
    howToGet:
      'Install kustomize or kubectl (apt-get install kubernetes-client).',
    missing: env =>
      findOnPath('kustomize', env) || findOnPath('kubectl', env)
        ? undefined
        : 'neither kustomize nor kubectl is on the PATH',
  },
  {
    what: 'tests that read hosts with Ansible',
    howToGet:
      'Install Ansible with its community collections (apt-get install ansible).',
    missing: env =>
      findOnPath('ansible-playbook', env)
        ? undefined
        : 'ansible-playbook is not on the PATH',
  },
  {
    what: 'tests that read hosts over SSH',
    howToGet:
      'Install the server and the client of OpenSSH (apt-get install openssh-server openssh-client).',
    missing: missingSsh,
  },
  {
    what: 'tests of what is sent to hosts, with the programs of small machines',
    howToGet:
      'Install busybox, hexdump and xxd (apt-get install busybox bsdextrautils xxd).',
    missing: env => {
      const missing = ['busybox', 'hexdump', 'xxd'].find(
        name => !findOnPath(name, env),
      );
      return missing && `${missing} is not on the PATH`;
    },
  },
  {
    what: 'tests with real git repositories',
    howToGet: 'Install git (apt-get install git).',
    missing: env =>
      findOnPath('git', env) ? undefined : 'git is not on the PATH',
  },
];

/** What cannot be tested on this machine. */
export function findSkips(env: NodeJS.ProcessEnv): Skip[] {
  return requirements.flatMap(({ what, howToGet, missing }) => {
    const reason = missing(env);
    return reason ? [{ what, missing: reason, howToGet }] : [];
  });
}

/** The first file of this name in a folder of the PATH that may be executed. */
export function findOnPath(
  name: string,
  env: NodeJS.ProcessEnv,
): string | undefined {
  return (env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map(folder => path.join(folder, name))
    .find(isExecutable);
}

function missingSsh(env: NodeJS.ProcessEnv): string | undefined {
  if (!findOnPath('ssh', env)) {
    return 'ssh is not on the PATH';
  }
  // Servers stand where the PATH of people other than root does not lead.
  return findOnPath('sshd', { PATH: `${env.PATH}:/usr/sbin:/sbin` })
    ? undefined
    : 'sshd is neither on the PATH nor in /usr/sbin';
}

function missingControlPlane(env: NodeJS.ProcessEnv): string | undefined {
  const folder = env.KUBEBUILDER_ASSETS;
  if (!folder) {
    return 'KUBEBUILDER_ASSETS is not set';
  }
  const absent = CONTROL_PLANE.find(
    program => !existsSync(path.join(folder, program)),
  );
  if (absent) {
    return `${path.join(folder, absent)} does not exist`;
  }
  return existsSync(path.join(folder, 'etcd')) || findOnPath('etcd', env)
    ? undefined
    : 'etcd is not on the PATH';
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
