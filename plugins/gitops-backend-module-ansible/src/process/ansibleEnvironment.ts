import { RunFolder } from './RunFolder';

export interface AnsibleEnvironmentOptions {
  folder: RunFolder;
  /** PATH of the run: Ansible starts `ssh` and Python by it. */
  path: string;
  /** Absolute path of the `ansible.cfg` to use. */
  configFile: string;
  /** Ansible's settings by the names of their variables: `ANSIBLE_FORKS`. They win over the file. */
  settings: Readonly<Record<string, string>>;
  /** Variables of the backend that the operator hands on, for example to a dynamic inventory. */
  handedOn?: Readonly<Record<string, string>>;
  /** By which what the run leaves behind is found. */
  mark: string;
}

/** Variable that carries the mark of a run. Every child inherits it, a daemon too. */
export const markVariable = 'ONEROOF_RUN';

/**
 * The whole environment of a run of Ansible, built from nothing: what the backend was started with, among it its own
 * secrets and any `ANSIBLE_*`, does not reach it.
 */
export function ansibleEnvironment(
  options: AnsibleEnvironmentOptions,
): Record<string, string> {
  const { folder } = options;
  return {
    ...options.handedOn,
    PATH: options.path,
    HOME: folder.home,
    TMPDIR: folder.temporary,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
    // Absent, Ansible would take an ansible.cfg of the folder in which it begins, of HOME or of /etc.
    ANSIBLE_CONFIG: options.configFile,
    ANSIBLE_LOCAL_TEMP: folder.temporary,
    ANSIBLE_NOCOLOR: '1',
    ANSIBLE_NOCOWS: '1',
    ANSIBLE_RETRY_FILES_ENABLED: '0',
    ANSIBLE_DEPRECATION_WARNINGS: '0',
    ...options.settings,
    [markVariable]: options.mark,
  };
}
