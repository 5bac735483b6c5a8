import { HumanDuration } from '@backstage/types';

export interface Config {
  gitops?: {
    /** @visibility backend */
    inventories?: Array<{
      /**
       * Hosts by SSH: what they hold, and, without an inventory of Ansible, which there are.
       *
       * @visibility backend
       */
      ssh?: {
        /**
         * The hosts, where no other adapter lists them.
         *
         * @visibility backend
         */
        hosts?: Array<{
          /**
           * Identifies it in this inventory: letters, digits and `. _ -`.
           *
           * @visibility backend
           */
          name: string;
          /**
           * Name or IP address at which it is reached; its name when absent.
           *
           * @visibility backend
           */
          address?: string;
          /** @visibility backend */
          port?: number;
          /** @visibility backend */
          user?: string;
          /**
           * Groups that targets of environments may refer to.
           *
           * @visibility backend
           */
          groups?: string[];
        }>;
        /**
         * Account to log in to, where neither the host nor its inventory names another. It needs no write permission.
         *
         * @visibility backend
         */
        user: string;
        /**
         * Where a host names none. Default: 22.
         *
         * @visibility backend
         */
        port?: number;
        /**
         * Private key in OpenSSH's or PEM format, without a passphrase. Give exactly one of `privateKey` and `agent`.
         *
         * @visibility secret
         */
        privateKey?: string;
        /**
         * Logs in with the keys and certificates of the agent at `SSH_AUTH_SOCK`.
         *
         * @visibility backend
         */
        agent?: boolean;
        /**
         * Keys of the hosts, in the format of OpenSSH's known_hosts. A host whose key is not here is never logged in to.
         * Give exactly one of `path` and `text`.
         *
         * @visibility backend
         */
        knownHosts: {
          /**
           * Absolute path of a file, read at each connection.
           *
           * @visibility backend
           */
          path?: string;
          /** @visibility backend */
          text?: string;
        };
        /**
         * A host that leads to the others. Its key has to be known too.
         *
         * @visibility backend
         */
        jumpHost?: {
          /** @visibility backend */
          address: string;
          /** @visibility backend */
          port?: number;
          /**
           * The account of the hosts when absent.
           *
           * @visibility backend
           */
          user?: string;
        };
        /**
         * Algorithms for old machines, as OpenSSH writes lists of them: `+ssh-rsa` adds one to what is allowed.
         *
         * @visibility backend
         */
        algorithms?: {
          /** @visibility backend */
          hostKeys?: string;
          /** @visibility backend */
          publicKeys?: string;
          /** @visibility backend */
          keyExchanges?: string;
          /** @visibility backend */
          ciphers?: string;
          /** @visibility backend */
          macs?: string;
        };
        /**
         * Time for one host, from connecting to its last word. Default: 30 seconds.
         *
         * @visibility backend
         */
        timeout?: HumanDuration | string;
        /**
         * Hosts that are asked at a time. Default: 50, at most 500.
         *
         * @visibility backend
         */
        concurrency?: number;
        /**
         * Runs `command` items, and asks `http` items, of manifests on the hosts. THIS RUNS CODE FROM GIT as `user`.
         * Default: false, and such items are `unknown`.
         *
         * @visibility backend
         */
        allowCommands?: boolean;
      };
    }>;
  };
}
