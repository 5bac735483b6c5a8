import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Where the programs of a control plane stand.
 *
 * @public
 */
export interface ControlPlanePrograms {
  apiServer: string;
  etcd: string;
  /** Absent where only an API server is at hand. */
  controllerManager?: string;
  scheduler?: string;
}

/**
 * Finds a control plane where the ecosystem's test tools look: the folder that `KUBEBUILDER_ASSETS` names, and `etcd`
 * there or on the PATH.
 *
 * @returns the programs, or what is missing and how to get it
 * @public
 */
export function findControlPlane(
  env: NodeJS.ProcessEnv = process.env,
): ControlPlanePrograms | { missing: string } {
  const assets = env.KUBEBUILDER_ASSETS;
  const apiServer = assets && findProgram('kube-apiserver', [assets]);
  if (!assets || !apiServer) {
    return {
      missing:
        'kube-apiserver: set KUBEBUILDER_ASSETS to a folder that holds it, for example the one that "setup-envtest use -p path" prints',
    };
  }
  const folders = [assets, ...(env.PATH ?? '').split(delimiter)];
  const etcd = findProgram('etcd', folders.filter(isAbsolute));
  if (!etcd) {
    return {
      missing:
        'etcd: install it, for example with "apt-get install etcd-server"',
    };
  }
  return {
    apiServer,
    etcd,
    controllerManager: findProgram('kube-controller-manager', [assets]),
    scheduler: findProgram('kube-scheduler', [assets]),
  };
}

function findProgram(
  name: string,
  folders: readonly string[],
): string | undefined {
  return folders
    .map(folder => join(folder, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
