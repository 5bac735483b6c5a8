import { HumanDuration } from '@backstage/types';

export interface Config {
  gitops?: {
    /** How git repositories are read. Credentials come from `integrations`. */
    git?: {
      /**
       * Absolute path of the folder for local copies of repositories. A folder in the machine's temporary files when
       * absent. It must belong to the portal's user alone; it can be removed at any time while the portal is down.
       *
       * @visibility backend
       */
      directory?: string;

      /**
       * How long one conversation with a git server may take. 1 minute when absent.
       *
       * @visibility backend
       */
      timeout?: HumanDuration | string;

      /**
       * Hosts (`host` or `host:port`) that may be asked over plain HTTP, where everybody on the way can read what is
       * sent and change what comes back.
       *
       * @visibility backend
       */
      dangerouslyAllowHttp?: string[];
    };
  };
}
