import { HumanDuration } from '@backstage/types';

export interface Config {
  gitops?: {
    /** @visibility backend */
    inventories?: Array<{
      /**
       * Hosts by Ansible: which there are, what they hold, and what playbooks say of them.
       *
       * @visibility backend
       */
      ansible?: {
        /**
         * Where the inventory stands: `path` alone, `repository` with `path`, or `exported`. May be absent only where
         * `ssh` names the hosts.
         *
         * @visibility backend
         */
        inventory?: {
          /**
           * With `repository`: file or folder from the repository's root. It is read as data, nothing of it is executed.
           * Alone: absolute path of a file or folder on the backend's disk. PROGRAMS AMONG IT ARE RUN as the backend's
           * user, as Ansible does it.
           *
           * @visibility backend
           */
          path?: string;
          /** @visibility backend */
          repository?: {
            /**
             * `https:` or `ssh:` URL. Credentials come from `integrations`.
             *
             * @visibility backend
             */
            url: string;
            /**
             * Branch or tag. Default: the remote's default branch.
             *
             * @visibility backend
             */
            ref?: string;
          };
          /**
           * Absolute path of a file that `ansible-inventory --list` has printed. Needs no Ansible beside the backend.
           *
           * @visibility backend
           */
          exported?: string;
          /**
           * Age at which an inventory on disk that may hold programs is asked again. Default: five minutes.
           *
           * @visibility backend
           */
          maxAge?: HumanDuration | string;
        };
        /**
         * Absolute path of your own `ansible.cfg`, for inventories on the backend's disk. Plugins that it names are run.
         *
         * @visibility backend
         */
        config?: string;
        /**
         * Names of variables of the backend's environment that Ansible gets for an inventory on the backend's disk, for
         * example `AWS_PROFILE`. Nothing else of that environment reaches it.
         *
         * @visibility backend
         */
        environment?: string[];
        /**
         * Facts that your own runs of Ansible keep (`fact_caching = jsonfile`).
         *
         * @visibility backend
         */
        factCache?: {
          /**
           * Absolute path of the folder.
           *
           * @visibility backend
           */
          path: string;
        };
        /**
         * Facts gathered on demand, by a playbook of our own that only looks.
         *
         * @visibility backend
         */
        gather?: {
          /**
           * Age at which facts are gathered again. Default: one hour.
           *
           * @visibility backend
           */
          every?: HumanDuration | string;
          /**
           * Most hosts of one run. Default: 100.
           *
           * @visibility backend
           */
          batch?: number;
          /**
           * Hosts of a run that are asked at a time. Default: 10.
           *
           * @visibility backend
           */
          forks?: number;
          /**
           * Time for one run; seven minutes at most. Default: five minutes.
           *
           * @visibility backend
           */
          timeout?: HumanDuration | string;
        };
        /**
         * How Ansible logs in to hosts.
         *
         * @visibility backend
         */
        login?: {
          /**
           * User on the hosts, where the inventory names none.
           *
           * @visibility backend
           */
          user?: string;
          /**
           * Absolute path of a private key. The agent of `SSH_AUTH_SOCK` where absent.
           *
           * @visibility backend
           */
          privateKeyFile?: string;
          /**
           * Absolute path of a file of known hosts. Hosts that are not in it are not asked. The machine's own when absent.
           *
           * @visibility backend
           */
          knownHostsFile?: string;
          /**
           * Whether root is needed on the hosts to look at what is declared. Default: false.
           *
           * @visibility backend
           */
          become?: boolean;
        };
        /**
         * Allows playbooks of these repositories to be run on the machine of the backend, to check and to sync hosts.
         * THIS RUNS CODE FROM GIT. Absent: none is run.
         *
         * @visibility backend
         */
        playbooks?: {
          /**
           * URLs of repositories, with `*` as wildcard. Where a delivery takes its playbook from a shared repository, its
           * own has to be among them too, since its variables go into the run.
           *
           * @visibility backend
           */
          repositories: string[];
          /**
           * Least time between two check runs that nobody asked for. Default: one hour.
           *
           * @visibility backend
           */
          checkEvery?: HumanDuration | string;
          /**
           * Time for one run. Default: 30 minutes.
           *
           * @visibility backend
           */
          timeout?: HumanDuration | string;
          /**
           * User of the backend's machine as whom playbooks run. Needed where the backend is root.
           *
           * @visibility backend
           */
          user?: string;
        };
      };
    }>;
    /**
     * Ansible's programs.
     *
     * @visibility backend
     */
    ansible?: {
      /**
       * Absolute path of the folder with `ansible-inventory` and `ansible-playbook`. Those on the PATH when absent.
       *
       * @visibility backend
       */
      binFolder?: string;
      /**
       * Absolute path of the folder in which gathered facts are kept, for the backend's user alone. Put it on a disk that
       * survives a restart, or all hosts are asked anew. Default: a folder for temporary files.
       *
       * @visibility backend
       */
      factDirectory?: string;
      /**
       * Time for one reading of an inventory. Default: one minute.
       *
       * @visibility backend
       */
      inventoryTimeout?: HumanDuration | string;
    };
  };
}
