import { HumanDuration } from '@backstage/types';

export interface Config {
  gitops?: {
    /**
     * Clusters whose live objects are read. Give each exactly one of `kubeconfig` and `kubernetesPlugin`.
     *
     * @visibility backend
     */
    clusters?: Array<{
      /**
       * Name by which the targets of environments refer to this cluster.
       *
       * @visibility backend
       */
      name: string;
      /**
       * Reads the cluster directly, with the credentials of a kubeconfig file.
       *
       * @visibility backend
       */
      kubeconfig?: {
        /**
         * Absolute path of the file. It is read again when it changes. Programs that it names under `exec` are run.
         *
         * @visibility backend
         */
        path: string;
        /**
         * Context of the file; its current context when absent.
         *
         * @visibility backend
         */
        context?: string;
        /**
         * Accepts whatever certificate the server shows where the kubeconfig says `insecure-skip-tls-verify`. Anyone
         * on the way can then read the credentials. Such a kubeconfig is refused otherwise.
         *
         * @visibility backend
         */
        dangerouslySkipTlsVerify?: boolean;
      };
      /**
       * Reads the cluster through the portal's kubernetes plugin, with the credentials configured there.
       *
       * @visibility backend
       */
      kubernetesPlugin?: {
        /**
         * Name of the cluster in the kubernetes plugin; the same name when absent.
         *
         * @visibility backend
         */
        cluster?: string;
      };
    }>;
    /**
     * Limits and tools of the Kubernetes module.
     *
     * @visibility backend
     */
    kubernetes?: {
      /**
       * Time for one request to a cluster. Default: 30 seconds.
       *
       * @visibility backend
       */
      timeout?: HumanDuration | string;
      /**
       * Time for a whole read of a cluster, with all that is asked again. What has not been read by then is `unknown`.
       * Default: four times `timeout`.
       *
       * @visibility backend
       */
      readTimeout?: HumanDuration | string;
      /**
       * Time for one run of kustomize. Default: 20 seconds.
       *
       * @visibility backend
       */
      renderTimeout?: HumanDuration | string;
      /**
       * Absolute path of `kustomize` or `kubectl`. The first of the two on the PATH when absent.
       *
       * @visibility backend
       */
      kustomizeBinary?: string;
    };
  };
}
